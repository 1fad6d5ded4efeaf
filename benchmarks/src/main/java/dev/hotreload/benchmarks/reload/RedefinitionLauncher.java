package dev.hotreload.benchmarks.reload;

import dev.hotreload.benchmarks.harness.Application;
import dev.hotreload.benchmarks.harness.Launcher;
import dev.hotreload.benchmarks.harness.PlainLauncher;
import dev.hotreload.benchmarks.reloaded.RedefinitionAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A plain JVM with nothing but an agent that hands out the JVM's {@code Instrumentation}. */
final class RedefinitionLauncher implements Launcher {

    private final PlainLauncher plain = new PlainLauncher();

    @Override
    public String name() {
        return "redefineClasses";
    }

    @Override
    public List<String> options(Application application, Path directory) throws IOException {
        Path agent = directory.resolve("agent.jar");
        writeAgent(agent);
        List<String> own = List.of(
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-PrintWarnings",
                "-XX:+AllowRedefinitionToAddDeleteMethods",
                "-javaagent:" + agent);
        return Stream.concat(own.stream(), plain.options(application, directory).stream())
                .toList();
    }

    /** The agent's class is among the application's, so its jar is only a manifest. */
    private static void writeAgent(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", RedefinitionAgent.class.getName());
        attributes.putValue("Can-Redefine-Classes", "true");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }
}
