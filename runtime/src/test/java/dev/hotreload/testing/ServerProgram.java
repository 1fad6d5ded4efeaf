package dev.hotreload.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.hotreload.launch.JvmOptions;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.launch.LaunchSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An application that answers requests, in a JVM of its own, under the runtime, without Maven. */
public final class ServerProgram implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("hotreload.case.patience", 300));
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Path directory;
    private final Sources sources;
    private final Process process;
    private final ControlConnection control;
    private final int port;
    private int generations;

    private ServerProgram(Path directory, Sources sources, Process process, ControlConnection control, Pattern port) {
        this.directory = directory;
        this.sources = sources;
        this.process = process;
        this.control = control;
        this.port = awaitPort(port);
    }

    /**
     * Builds the sources and starts {@code app.App}.
     *
     * @param directory where its log and its events are written
     * @param libraries its class path, without the sources' classes
     * @param supports the supports of its frameworks
     * @param port what it prints when it listens; the first group is the port
     * @param arguments what {@code main} gets
     */
    public static ServerProgram start(
            Path directory,
            Sources sources,
            List<Path> libraries,
            List<LaunchSupport> supports,
            Pattern port,
            List<String> arguments)
            throws IOException {
        sources.build();
        List<Path> classPath = new ArrayList<>(List.of(sources.classes()));
        classPath.addAll(libraries);
        Path launch = directory.resolve("launch.properties");
        ControlConnection control = ControlConnection.listen();
        new LaunchDescription(
                        "app.App",
                        "app",
                        classPath,
                        List.of(new LaunchModule("app", sources.classes())),
                        List.of(),
                        List.of(),
                        Duration.ofMillis(200),
                        Optional.empty(),
                        directory.resolve("events.jsonl"),
                        Optional.of(control.address()),
                        0,
                        false,
                        supports)
                .write(launch);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(JvmOptions.of(jarOf(LaunchDescription.class), launch));
        command.add("app.App");
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log.txt").toFile())
                .start();
        try {
            return new ServerProgram(directory, sources, process, control, port);
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** What it is made of. */
    public Sources sources() {
        return sources;
    }

    /** Builds what was edited, waits for its generation and returns the generation's event. */
    public String reload() throws IOException {
        sources.build();
        return awaitGeneration();
    }

    /** Waits for the next generation, or for its refusal, and returns its event. */
    public String awaitGeneration() throws IOException {
        generations++;
        Path events = directory.resolve("events.jsonl");
        await("generation " + generations + " (" + directory.resolve("log.txt") + ")")
                .atMost(PATIENCE)
                .until(() -> Files.exists(events) && Files.readAllLines(events).size() >= generations);
        return Files.readAllLines(events).get(generations - 1);
    }

    /** Answers with status and body: {@code 200 hello}. */
    public String get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    /** The same for POST. */
    public String post(String path) {
        return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            return response.statusCode() + " " + response.body();
        } catch (IOException e) {
            return "failed: " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** What the application and the runtime have printed. */
    public String log() throws IOException {
        return Files.readString(directory.resolve("log.txt"));
    }

    private int awaitPort(Pattern port) {
        await("start (" + directory.resolve("log.txt") + ")")
                .atMost(PATIENCE)
                .until(() -> !process.isAlive() || port.matcher(log()).find());
        try {
            Matcher matcher = port.matcher(log());
            if (!matcher.find()) {
                throw new IllegalStateException("the application has not started:\n" + log());
            }
            return Integer.parseInt(matcher.group(1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the prompt in the application answers to Java. */
    public String evaluate(String java) throws IOException {
        return control.evaluate(java);
    }

    /** The jar or directory that a class comes from. */
    public static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            control.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
