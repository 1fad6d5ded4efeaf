package dev.hotreload.benchmarks.harness;

import dev.hotreload.benchmarks.reloaded.RedefinitionAgent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Plain {@code java -cp} with an agent that only keeps the JVM's {@code Instrumentation}.
 *
 * <p>What it costs, every agent costs: the JVM opens the agent's jar and starts the module {@code java.instrument}.
 */
public final class AgentLauncher implements Launcher {

    private final PlainLauncher plain = new PlainLauncher();

    @Override
    public String name() {
        return "idle agent";
    }

    @Override
    public List<String> options(Application application, Path directory) throws IOException {
        Path agent = Files.createDirectories(directory).resolve("agent.jar");
        write(agent);
        return Stream.concat(Stream.of("-javaagent:" + agent), plain.options(application, directory).stream())
                .toList();
    }

    private static void write(Path jar) throws IOException {
        String entry = RedefinitionAgent.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest());
                InputStream classFile = Files.newInputStream(
                        Jars.location(RedefinitionAgent.class).resolve(entry))) {
            entries.putNextEntry(new JarEntry(entry));
            classFile.transferTo(entries);
            entries.closeEntry();
        }
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", RedefinitionAgent.class.getName());
        attributes.putValue("Can-Redefine-Classes", "true");
        return manifest;
    }
}
