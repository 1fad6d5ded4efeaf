package dev.hotreload.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.hotreload.control.ControlProtocol;
import dev.hotreload.launch.JvmOptions;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.launch.LaunchSupport;
import dev.hotreload.launch.RenewalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An application that answers requests, in a JVM of its own, under the runtime, without Maven. */
public final class ServerProgram implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("hotreload.case.patience", 300));
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Path directory;
    private final Sources sources;
    private final Process process;
    private final ControlConnection control;
    private final Function<List<Path>, LaunchDescription> launches;
    private final Pattern portPrinted;
    private int starts;
    private int port;
    private int generations;

    private ServerProgram(
            Path directory,
            Sources sources,
            Process process,
            ControlConnection control,
            Function<List<Path>, LaunchDescription> launches,
            Pattern port) {
        this.directory = directory;
        this.launches = launches;
        this.sources = sources;
        this.process = process;
        this.control = control;
        this.portPrinted = port;
        awaitPort();
    }

    /**
     * Builds the sources and starts {@code app.App} on the {@linkplain TestJdk#ofFrameworks JDK of such programs}.
     *
     * @param directory where its log and its events are written
     * @param libraries its class path, without the sources' classes
     * @param supports the supports of its frameworks
     * @param port what it prints when it listens; the first group is the port
     * @param arguments what {@code main} gets
     * @param keeps what it keeps when it begins again, with {@link #next}
     * @param environment variables that it gets beside those of this JVM
     */
    public static ServerProgram start(
            Path directory,
            Sources sources,
            List<Path> libraries,
            List<LaunchSupport> supports,
            Pattern port,
            List<String> arguments,
            List<String> keeps,
            Map<String, String> environment)
            throws IOException {
        sources.build();
        Path launch = directory.resolve("launch.properties");
        ControlConnection control = ControlConnection.listen();
        Function<List<Path>, LaunchDescription> launches = jars -> new LaunchDescription(
                        "app.App",
                        "app",
                        Stream.concat(Stream.of(sources.classes()), jars.stream())
                                .toList(),
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
                .with(new RenewalSettings(arguments, keeps));
        launches.apply(libraries).write(launch);
        List<String> command = new ArrayList<>();
        command.add(TestJdk.ofFrameworks().tool("java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(JvmOptions.of(jarOf(LaunchDescription.class), launch));
        command.add("app.App");
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log.txt").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            return new ServerProgram(directory, sources, process, control, launches, port);
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

    /**
     * Builds what was edited, and has the program begin again with it in the same JVM.
     *
     * @return the event, once {@code main} runs
     */
    public String next() throws IOException {
        return begin(ControlProtocol.NEXT);
    }

    /** The same with other libraries. */
    public String next(List<Path> libraries) throws IOException {
        Path launch = directory.resolve("launch" + generations + ".properties");
        launches.apply(libraries).write(launch);
        return begin(ControlProtocol.NEXT + " " + URLEncoder.encode(launch.toString(), UTF_8) + " "
                + ControlProtocol.NEW_LIBRARIES);
    }

    private String begin(String command) throws IOException {
        control.ask(ControlProtocol.PAUSE);
        sources.build();
        if (!Boolean.parseBoolean(control.ask(command))) {
            throw new IllegalStateException("there is no new generation:\n" + log());
        }
        return awaitGeneration();
    }

    /** Waits until the program, which has begun again, listens again. */
    public void awaitPort() {
        starts++;
        await("start (" + directory.resolve("log.txt") + ")")
                .atMost(PATIENCE)
                .until(() -> !process.isAlive() || ports().size() >= starts);
        List<Integer> ports = ports();
        if (ports.size() < starts) {
            throw new IllegalStateException("the application has not started; see " + directory.resolve("log.txt"));
        }
        port = ports.get(starts - 1);
    }

    private List<Integer> ports() {
        try {
            return portPrinted
                    .matcher(log())
                    .results()
                    .map(result -> Integer.valueOf(result.group(1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
