package dev.hotreload.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.testing.Load;
import dev.hotreload.testing.ServerProgram;
import dev.hotreload.testing.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One start of a Spring Boot application, for edits of it one after the other. Three threads send requests all the
 * time, and none of them may fail. A bean's counter and a session last from the first edit to the last.
 */
final class Shop implements AutoCloseable {
    private final ServerProgram application;
    private final Load load;
    private final String identity;

    private Shop(ServerProgram application) {
        this.application = application;
        assertThat(post("/session?name=anna")).isEqualTo("200 anna");
        this.identity = get("/identity");
        assertThat(identity).startsWith("200 ");
        this.load = new Load(List.of(() -> get("/steady"), () -> get("/owners/1"), () -> get("/steady")));
    }

    static Shop start() {
        try {
            Path directory = BootApplication.directory("boot");
            Sources.fresh(directory);
            List<Path> libraries = BootApplication.libraries("application");
            List<Path> compiledAgainst = new ArrayList<>(libraries);
            // For a support of the application's own.
            compiledAgainst.add(ServerProgram.jarOf(LaunchDescription.class));
            Sources sources = new Sources(directory, compiledAgainst);
            ShopSources.put(sources);
            return new Shop(BootApplication.start(directory, sources, libraries, "app.OwnSupport"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a generation says that Spring has now, and no longer. */
    static String told(String change, String what) {
        return "{\"framework\":\"Spring\",\"change\":\"" + change + "\",\"what\":\"" + what + "\"}";
    }

    Sources sources() {
        return application.sources();
    }

    /** Builds what was edited, waits for its generation and returns the generation's event. */
    String reload() throws IOException {
        return application.reload();
    }

    /** Answers with status and body: {@code 200 hello}. */
    String get(String path) {
        return application.get(path);
    }

    String post(String path) {
        return application.post(path);
    }

    /** What the application has printed. */
    String log() throws IOException {
        return application.log();
    }

    /** What the prompt in the application answers. */
    String evaluate(String java) throws IOException {
        return application.evaluate(java);
    }

    /** Takes all edits back, however many. */
    void takeBack() throws IOException {
        sources().clear();
        ShopSources.put(sources());
        if (sources().build()) {
            application.awaitGeneration();
        }
    }

    void checkThatNothingIsLost() throws IOException {
        assertThat(get("/session")).isEqualTo("200 anna");
        assertThat(get("/identity")).isEqualTo(identity);
        assertThat(load.failures()).isEmpty();
        assertThat(load.answers()).isPositive();
        assertThat(application.log()).doesNotContain("internal error", "Spring may not have noticed");
    }

    @Override
    public void close() {
        load.close();
        application.close();
    }
}
