package dev.hotreload.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the watcher tells in the pauses of whoever writes, before it tells what changed. */
class ExpectedChangesTest {

    @TempDir
    Path directory = Path.of("");

    WatchedModule module;

    @BeforeEach
    void start() throws IOException {
        module = WatchedModule.ofTwoClasses(directory);
        WatchSettings settings = WatchedModule.settings(Optional.empty());
        module.start(new WatchSettings(
                Duration.ofSeconds(3),
                settings.poll(),
                settings.fallbackPoll(),
                settings.deletionDelay(),
                settings.patience(),
                settings.returnSilence(),
                settings.safetyScan(),
                settings.tellsTouched()));
    }

    @AfterEach
    void close() {
        module.close();
    }

    @Test
    void aChangeIsExpectedBeforeItIsTold() throws IOException {
        module.write("p/A.class", "2");

        awaitExpected(Set.of("p/A.class"));
        assertThat(module.sets).isEmpty();
        module.scanNow();

        FileChanges told = module.awaitSet(1);
        FileChanges last = module.expected.get(module.expected.size() - 1);
        assertThat(last.classFiles().get("p/A.class"))
                .isEqualTo(told.classFiles().get("p/A.class"));
    }

    @Test
    void whatFollowsInTheQuietPeriodIsExpectedTogetherWithIt() throws IOException {
        module.write("p/A.class", "2");
        awaitExpected(Set.of("p/A.class"));
        module.write("p/B.class", "2");

        awaitExpected(Set.of("p/A.class", "p/B.class"));
        module.scanNow();
        assertThat(module.awaitSet(1).classFiles()).containsOnlyKeys("p/A.class", "p/B.class");
    }

    private void awaitExpected(Set<String> paths) {
        await().atMost(WatchedModule.PATIENCE)
                .untilAsserted(() -> assertThat(module.expected)
                        .last()
                        .satisfies(changes ->
                                assertThat(changes.classFiles().keySet()).isEqualTo(paths)));
    }
}
