package dev.hotreload.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.hotreload.launch.JvmOptions;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.launch.LaunchSupport;
import java.io.File;
import java.io.IOException;
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
import java.util.stream.Stream;

/** A Spring Boot application in a JVM of its own, under the runtime, without Maven. */
final class BootApplication implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("hotreload.case.patience", 300));
    /** Of Spring Boot 3.5, which is confused by method security alone; other versions do not have the class. */
    private static final String SECURITY =
            "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration,"
                    + "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration";

    private static final Pattern PORT = Pattern.compile("(?:Tomcat|Netty) started on port (\\d+)");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Path directory;
    private final Sources sources;
    private final Process process;
    private final int port;
    private int generations;

    private BootApplication(Path directory, Sources sources, Process process) {
        this.directory = directory;
        this.sources = sources;
        this.process = process;
        this.port = awaitPort();
    }

    /**
     * The libraries that an application has, as Maven resolves them.
     *
     * @param kind of application: {@code application} with servlets, or {@code reactive}
     */
    static List<Path> libraries(String kind) throws IOException {
        String classPath = Files.readString(Path.of("target", kind + ".classpath"));
        return Stream.of(classPath.trim().split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }

    /**
     * Builds the sources and starts {@code app.App}.
     *
     * @param own supports of the application's own
     */
    static BootApplication start(Path directory, Sources sources, List<Path> libraries, String... own)
            throws IOException {
        sources.build();
        List<Path> classPath = new ArrayList<>(List.of(sources.classes()));
        classPath.addAll(libraries);
        Path launch = directory.resolve("launch.properties");
        List<LaunchSupport> supports = new ArrayList<>();
        for (String support : own) {
            supports.add(new LaunchSupport(support, Optional.empty()));
        }
        supports.add(new LaunchSupport(SpringSupport.class.getName(), Optional.of(jarOf(SpringSupport.class))));
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
                        Optional.empty(),
                        0,
                        false,
                        supports)
                .write(launch);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(JvmOptions.of(jarOf(LaunchDescription.class), launch));
        command.addAll(List.of(
                "app.App",
                "--server.port=0",
                "--management.endpoints.web.exposure.include=beans,mappings",
                "--spring.autoconfigure.exclude=" + SECURITY));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log.txt").toFile())
                .start();
        try {
            return new BootApplication(directory, sources, process);
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    Sources sources() {
        return sources;
    }

    /** Builds what was edited, waits for its generation and returns the generation's event. */
    String reload() throws IOException {
        sources.build();
        return awaitGeneration();
    }

    /** Waits for the next generation, or for its refusal, and returns its event. */
    String awaitGeneration() throws IOException {
        generations++;
        Path events = directory.resolve("events.jsonl");
        await("generation " + generations + " (" + directory.resolve("log.txt") + ")")
                .atMost(PATIENCE)
                .until(() -> Files.exists(events) && Files.readAllLines(events).size() >= generations);
        return Files.readAllLines(events).get(generations - 1);
    }

    /** Answers with status and body: {@code 200 hello}. */
    String get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    String post(String path) {
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
    String log() throws IOException {
        return Files.readString(directory.resolve("log.txt"));
    }

    private int awaitPort() {
        await("start (" + directory.resolve("log.txt") + ")")
                .atMost(PATIENCE)
                .until(() -> !process.isAlive() || PORT.matcher(log()).find());
        try {
            Matcher matcher = PORT.matcher(log());
            if (!matcher.find()) {
                throw new IllegalStateException("the application has not started:\n" + log());
            }
            return Integer.parseInt(matcher.group(1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path jarOf(Class<?> type) {
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
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
