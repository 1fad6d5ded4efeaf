package dev.hotreload.maven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However Maven ends, its application ends too, and its shutdown hooks run. */
class NoOrphanTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private Process maven;
    private List<ProcessHandle> application;

    @BeforeEach
    void launch() throws IOException, MojoFailureException {
        String java = Jdk.at(Path.of(System.getProperty("java.home"))).java().toString();
        String classPath = System.getProperty("java.class.path");
        maven = new ProcessBuilder(java, "-cp", classPath, LaunchingMaven.class.getName(), directory.toString())
                .inheritIO()
                .start();
        Awaitility.await().atMost(PATIENCE).until(() -> Files.exists(directory.resolve("started")));
        try (Stream<ProcessHandle> children = maven.children()) {
            application = children.toList();
        }
    }

    @AfterEach
    void endEverything() {
        maven.destroyForcibly();
        application.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void when_maven_is_killed() {
        maven.destroyForcibly();

        assertApplicationEnds();
    }

    @Test
    void when_maven_is_told_to_end_which_waits_for_it() throws InterruptedException {
        maven.destroy();

        assertThat(maven.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(directory.resolve("ended")).exists();
        assertApplicationEnds();
    }

    private void assertApplicationEnds() {
        assertThat(application).hasSize(1);
        Awaitility.await().atMost(PATIENCE).until(() -> !application.get(0).isAlive());
        assertThat(directory.resolve("ended")).exists();
    }
}
