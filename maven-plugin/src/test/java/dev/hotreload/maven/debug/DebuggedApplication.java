package dev.hotreload.maven.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.launch.Hierarchy;
import dev.hotreload.launch.JvmOptions;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.launch.LoopSettings;
import dev.hotreload.maven.control.ControlKind;
import dev.hotreload.maven.control.ControlServer;
import dev.hotreload.maven.debug.reload.ControlledChanges;
import dev.hotreload.testing.TestJdk;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** An application in a JVM of its own, behind a gateway, as the plugin launches it; its classes can be replaced. */
final class DebuggedApplication implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("hotreload.debug.patience", 60));

    private final TestJdk jdk;
    private final Path directory;
    private final TestSources sources;
    private final ControlServer control;
    private final DebugGateway gateway;
    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final RecordedMessages messages;
    private final BlockingQueue<String> events;

    private DebuggedApplication(
            TestJdk jdk,
            Path directory,
            TestSources sources,
            ControlServer control,
            DebugGateway gateway,
            Process process,
            RecordedMessages messages,
            BlockingQueue<String> events) {
        this.jdk = jdk;
        this.directory = directory;
        this.sources = sources;
        this.control = control;
        this.gateway = gateway;
        this.process = process;
        this.messages = messages;
        this.events = events;
    }

    /** Starts class {@code p.Main} of these sources (by file name, all in package p). */
    static DebuggedApplication start(TestJdk jdk, Path directory, boolean suspend, Map<String, String> files)
            throws IOException {
        return start(jdk, directory, suspend, LoopSettings.NONE, files);
    }

    /** The same, with methods that run again after each reload. */
    static DebuggedApplication start(
            TestJdk jdk, Path directory, boolean suspend, LoopSettings loops, Map<String, String> files)
            throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        TestSources sources = new TestSources(directory, classes);
        sources.change(files);
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        ControlServer control = ControlServer.listen(ControlKind.AUTO, events::add);
        ControlledChanges changes = new ControlledChanges(control, patience -> {});
        RecordedMessages messages = new RecordedMessages();
        DebugGateway gateway = DebugGateway.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), suspend, changes, messages);
        changes.onAddedFields(gateway::addedFields);
        changes.onRedefined(gateway::redefined);
        Path launch = directory.resolve("launch.properties");
        description(directory, classes, control).with(loops, Hierarchy.TRUE).write(launch);
        List<String> command = new ArrayList<>(List.of(jdk.tool("java").toString(), gateway.jvmOption()));
        if (!Boolean.getBoolean("hotreload.case.full")) {
            // C2 would compile the engine and the JDK, hardly ever a short program.
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(JvmOptions.of(runtimeJar(), launch));
        command.add("p.Main");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        DebuggedApplication application =
                new DebuggedApplication(jdk, directory, sources, control, gateway, process, messages, events);
        Thread reader = new Thread(application::read, "stdout of " + directory);
        reader.setDaemon(true);
        reader.start();
        return application;
    }

    private static LaunchDescription description(Path directory, Path classes, ControlServer control) {
        return new LaunchDescription(
                "p.Main",
                "app",
                List.of(classes),
                List.of(new LaunchModule("app", classes)),
                List.of(),
                List.of(),
                Duration.ofMillis(10),
                Optional.empty(),
                directory.resolve("events.jsonl"),
                Optional.of(control.address().toString()),
                0,
                false,
                List.of());
    }

    private static Path runtimeJar() {
        try {
            Path jar = Path.of(LaunchDescription.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            assertThat(jar).as("the runtime, packaged").isRegularFile();
            return jar;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return gateway.port();
    }

    RecordedMessages messages() {
        return messages;
    }

    Process process() {
        return process;
    }

    /** Replaces the classes of changed files, and returns at once. */
    void save(Map<String, String> files) throws IOException {
        sources.change(files);
    }

    /** Replaces the classes of changed files, and waits until they are live. */
    void reload(Map<String, String> files) throws IOException {
        events.clear();
        save(files);
        awaitReload();
    }

    /** Waits until a change set is live. */
    void awaitReload() {
        try {
            String event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event; output:\n" + tail() + "\n" + threads());
            }
            assertThat(event).as("event; output:\n" + tail()).contains("\"applied\"");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many lines it has printed so far. */
    int printed() {
        return output.size();
    }

    /** Waits for a line that it prints after its first {@code from} lines, and that contains {@code text}. */
    void awaitOutput(int from, String text) {
        Awaitility.await("\"" + text + "\"")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .dontCatchUncaughtExceptions()
                .untilAsserted(
                        () -> assertThat(output.stream().skip(from)).as(tail()).anyMatch(line -> line.contains(text)));
    }

    /** The last lines that it printed. */
    String tail() {
        List<String> lines = List.copyOf(output);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    /** What all threads do, seen from outside: one that is suspended by a debugger answers nobody. */
    private String threads() {
        try {
            Path dump = directory.resolve("threads.txt");
            new ProcessBuilder(jdk.tool("jhsdb").toString(), "jstack", "--pid", Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(dump.toFile())
                    .start()
                    .waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return Files.readString(dump);
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e.toString();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        gateway.close();
        control.close();
    }

    @Override
    public String toString() {
        return directory.toString();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(output::add);
        } catch (IOException | java.io.UncheckedIOException e) {
            // It was ended while we read.
        }
    }
}
