package dev.hotreload.renewal;

import dev.hotreload.cases.CaseKit;
import dev.hotreload.cases.Directories;
import dev.hotreload.cases.PluginEnd;
import dev.hotreload.control.ControlProtocol;
import dev.hotreload.launch.Hierarchy;
import dev.hotreload.launch.JvmOptions;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.launch.LoopSettings;
import dev.hotreload.launch.RenewalSettings;
import dev.hotreload.testing.Jars;
import dev.hotreload.testing.TestJdk;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program of two modules, core and app, in a JVM of its own, which begins again when it is told to. Used by one
 * thread.
 */
final class RunningProgram implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("hotreload.case.patience", 60));
    private static final int RELEASE = 17;

    private final CaseKit kit;
    private final TestJdk jdk;
    private final Path directory;
    private final List<String> keeps = new ArrayList<>();
    private final List<Path> libraries = new ArrayList<>();
    private final PluginEnd plugin = PluginEnd.listen();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private @Nullable Process process;
    private int launches;

    RunningProgram(CaseKit kit, TestJdk jdk, String name) {
        this.kit = kit;
        this.jdk = jdk;
        this.directory = kit.directory()
                .resolve("../renewal/jdk" + jdk.feature() + "/" + name)
                .normalize();
        Directories.delete(directory);
        Directories.create(directory);
    }

    /** Has the results of this method kept. */
    RunningProgram keeps(String method) {
        keeps.add(method);
        return this;
    }

    /** Makes a library of these files, and puts it on the class path in place of the one that was there. */
    RunningProgram library(String jar, Map<String, String> files) {
        Path classes = directory.resolve(jar + "-classes");
        kit.compiler(jdk).compile(files, directory.resolve(jar + "-src"), classes, List.of(), RELEASE, List.of());
        libraries.clear();
        libraries.add(directory.resolve(jar));
        Jars.write(directory.resolve(jar), classes, "");
        return this;
    }

    /**
     * Makes a library of these files, which may use the others, and puts it on the class path: in place of the one of
     * this name and another version, or at the end.
     */
    RunningProgram jar(String name, String version, Map<String, String> files) {
        Path jar = directory.resolve(name + "-" + version + ".jar");
        Path classes = directory.resolve(name + version + "-classes");
        Directories.delete(classes);
        Path sources = directory.resolve(name + version + "-src");
        Directories.delete(sources);
        List<Path> others =
                libraries.stream().filter(other -> !isOf(other, name)).toList();
        kit.compiler(jdk).compile(files, sources, classes, others, RELEASE, List.of());
        // Another file of the same name, as builds write it: the JVM may still have the one before open.
        Path written = directory.resolve(name + ".new");
        Jars.write(written, classes, "");
        try {
            Files.move(written, jar, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int index = others.size() == libraries.size() ? others.size() : indexOf(name);
        libraries.clear();
        libraries.addAll(others);
        libraries.add(index, jar);
        return this;
    }

    /** Takes a library off the class path. */
    RunningProgram without(String name) {
        libraries.removeIf(jar -> isOf(jar, name));
        return this;
    }

    /** Has the library that was made last come first. */
    RunningProgram lastFirst() {
        libraries.add(0, libraries.remove(libraries.size() - 1));
        return this;
    }

    private int indexOf(String name) {
        for (int i = 0; i < libraries.size(); i++) {
            if (isOf(libraries.get(i), name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static boolean isOf(Path jar, String name) {
        return jar.getFileName().toString().startsWith(name + "-");
    }

    /** The first line that a fresh JVM prints with the same class path, and without hot reload. */
    String fresh() {
        String classPath = Stream.concat(classPath().stream(), Stream.of(kit.runtimeJar()))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        try {
            Process fresh = new ProcessBuilder(jdk.tool("java").toString(), "-cp", classPath, "p.Main")
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader out = fresh.inputReader(StandardCharsets.UTF_8)) {
                return String.valueOf(out.readLine());
            } finally {
                fresh.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> classPath() {
        List<Path> classPath = new ArrayList<>(List.of(directory.resolve("app"), directory.resolve("core")));
        classPath.addAll(libraries);
        return classPath;
    }

    /**
     * Compiles files of a module, by their paths; what it had of others stays. A program that runs takes all of them
     * together, before this returns.
     */
    RunningProgram compile(String module, Map<String, String> files) {
        boolean isRunning = process != null;
        if (isRunning) {
            plugin.answer(ControlProtocol.PAUSE);
        }
        List<Path> classPath = new ArrayList<>(List.of(kit.runtimeJar(), directory.resolve("core")));
        classPath.addAll(libraries);
        classPath.add(directory.resolve("app"));
        kit.compiler(jdk)
                .compile(
                        files,
                        directory.resolve(module + "-src"),
                        directory.resolve(module),
                        classPath,
                        RELEASE,
                        List.of());
        if (isRunning) {
            plugin.answer(ControlProtocol.RESUME);
        }
        return this;
    }

    RunningProgram start(String... jvmOptions) {
        Directories.create(directory.resolve("core"));
        List<String> command =
                new ArrayList<>(List.of(jdk.tool("java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(jvmOptions));
        command.addAll(JvmOptions.of(kit.runtimeJar(), launch()));
        command.addAll(List.of("p.Main", "one", "two words"));
        Process started;
        try {
            started = new ProcessBuilder(command)
                    .redirectError(directory.resolve("err").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = started;
        Thread reader = new Thread(() -> read(started));
        reader.setDaemon(true);
        reader.start();
        return this;
    }

    private Process process() {
        return Objects.requireNonNull(process);
    }

    private void read(Process started) {
        try (BufferedReader out = started.inputReader(StandardCharsets.UTF_8)) {
            out.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add(e.toString());
        }
    }

    private Path launch() {
        Path file = directory.resolve("launch" + ++launches);
        try {
            new LaunchDescription(
                            "p.Main",
                            "app",
                            classPath(),
                            List.of(
                                    new LaunchModule("app", directory.resolve("app")),
                                    new LaunchModule("core", directory.resolve("core"))),
                            List.of(),
                            List.of(),
                            Duration.ofMillis(10),
                            Optional.empty(),
                            directory.resolve("events.jsonl"),
                            Optional.of(plugin.address()),
                            0,
                            false,
                            List.of())
                    .with(LoopSettings.NONE, Hierarchy.TRUE)
                    .with(new RenewalSettings(List.of("one", "two words"), keeps))
                    .write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Waits until what was compiled is live in place, or refused. */
    RunningProgram look() {
        plugin.answer(ControlProtocol.LOOK);
        return this;
    }

    /** Has the program begin again with the same class path; whether it has. */
    boolean next() {
        return Boolean.parseBoolean(plugin.answer(ControlProtocol.NEXT));
    }

    /** The same with the libraries that there are now. */
    boolean nextWithLibraries() {
        return Boolean.parseBoolean(plugin.answer(
                ControlProtocol.NEXT + " " + URLEncoder.encode(launch().toString(), StandardCharsets.UTF_8) + " "
                        + ControlProtocol.NEW_LIBRARIES));
    }

    /** The next line that the program prints. */
    String line() {
        try {
            String line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("the program prints nothing more\n" + log());
            }
            return line;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the JVM printed to standard error. */
    String log() {
        try {
            return Files.readString(directory.resolve("err"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The events, a line each. */
    List<String> events() {
        try {
            return Files.readAllLines(directory.resolve("events.jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many objects of a class there are, after a full collection. */
    int instances(String binaryName) {
        try {
            Process histogram = new ProcessBuilder(
                            jdk.tool("jcmd").toString(),
                            String.valueOf(process().pid()),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader out = histogram.inputReader()) {
                return out.lines()
                        .map(line -> line.strip().split("\\s+"))
                        .filter(words -> words.length > 3 && words[3].equals(binaryName))
                        .mapToInt(words -> Integer.parseInt(words[1]))
                        .sum();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end of the JVM; its exit code. */
    int exitCode() {
        try {
            if (!process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the JVM does not end\n" + log());
            }
            return process().exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
        plugin.close();
    }
}
