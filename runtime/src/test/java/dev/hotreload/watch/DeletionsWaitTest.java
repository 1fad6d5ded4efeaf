package dev.hotreload.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.launch.LaunchModule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a set with missing files waits for whoever writes, by the clock of the test: quiet period 10 ms, 250 ms if a
 * class file is missing, a second if nothing else happened.
 */
class DeletionsWaitTest {
    @TempDir
    Path directory = Path.of("");

    private final long start = System.nanoTime();
    private @Nullable WatchedModule watched;
    private @Nullable ModuleWatch watch;
    private EventSource.@Nullable Hints hints;

    @BeforeEach
    void begin() throws IOException {
        WatchedModule module = WatchedModule.ofTwoClasses(directory);
        watched = module;
        EventSource source = (root, told) -> {
            hints = told;
            return () -> {};
        };
        watch = new ModuleWatch(
                new LaunchModule(WatchedModule.NAME, module.root),
                module,
                WatchedModule.settings(Optional.empty()),
                source,
                Runnable::run,
                new ScanCosts(),
                module);
        watch.begin();
        assertThat(at(0)).isEqualTo(Readiness.NOTHING);
    }

    /** What the watcher finds so many milliseconds after the start. */
    private Readiness at(long millis) {
        return watch().work(new Alarm(start + Duration.ofMillis(millis).toNanos(), null));
    }

    private WatchedModule module() {
        if (watched == null) {
            throw new IllegalStateException("not begun");
        }
        return watched;
    }

    private ModuleWatch watch() {
        if (watch == null) {
            throw new IllegalStateException("not begun");
        }
        return watch;
    }

    private void write(String path, String version) throws IOException {
        suspect(module().write(path, version));
    }

    private void delete(String path) throws IOException {
        module().delete(path);
        suspect(module().root.resolve(path));
    }

    private void suspect(Path file) throws IOException {
        if (hints == null) {
            throw new IllegalStateException("nobody listens");
        }
        Path root = module().root;
        hints.suspect(root.toRealPath().resolve(root.relativize(file)));
    }

    private FileChanges taken() {
        return watch().take().orElseThrow();
    }

    @Test
    void aSetWithoutDeletionsIsCompleteAfterTheQuietPeriod() throws IOException {
        write("p/A.class", "2");

        assertThat(at(100)).isEqualTo(Readiness.CHANGING);
        assertThat(at(109)).isEqualTo(Readiness.CHANGING);
        assertThat(at(110)).isEqualTo(Readiness.COMPLETE);
    }

    @Test
    void aSetWithADeletionWaitsForLonger() throws IOException {
        write("p/A.class", "2");
        delete("p/B.class");

        assertThat(at(100)).isEqualTo(Readiness.CHANGING);
        assertThat(at(110)).isEqualTo(Readiness.CHANGING);
        assertThat(at(349)).isEqualTo(Readiness.CHANGING);
        assertThat(at(350)).isEqualTo(Readiness.COMPLETE);
        FileChanges set = taken();
        assertThat(set.classFiles()).containsOnlyKeys("p/A.class");
        assertThat(set.deletedClassFiles()).containsExactly("p/B.class");
    }

    @Test
    void deletionsWaitUntilAWriterThatPausesIsDone() throws IOException {
        write("p/A.class", "2");
        delete("p/B.class");
        assertThat(at(100)).isEqualTo(Readiness.CHANGING);
        write("p/C.class", "1");
        assertThat(at(300)).isEqualTo(Readiness.CHANGING);

        assertThat(at(300 + 250)).isEqualTo(Readiness.CHANGING);
        assertThat(at(300 + 3 * 200 - 1)).isEqualTo(Readiness.CHANGING);
        assertThat(at(300 + 3 * 200)).isEqualTo(Readiness.COMPLETE);
        assertThat(taken().deletedClassFiles()).containsExactly("p/B.class");
    }

    @Test
    void theTimeUntilAFileIsNoticedIsNoPauseOfTheWriter() throws IOException {
        write("p/A.class", "2");
        assertThat(at(100)).isEqualTo(Readiness.CHANGING);
        write("p/B.class", "2");
        // Noticed now, and 195 ms after it was written.
        Instant date = Instant.now().plusMillis(195);
        long noticed = start + Duration.ofMillis(300).toNanos();

        assertThat(watch().work(new Alarm(noticed, date))).isEqualTo(Readiness.CHANGING);

        assertThat(at(320)).isEqualTo(Readiness.COMPLETE);
        assertThat(taken().classFiles()).containsOnlyKeys("p/A.class", "p/B.class");
    }

    @Test
    void whatIsOnlyMissingWaitsForASecond() throws IOException {
        delete("p/B.class");

        assertThat(at(100)).isEqualTo(Readiness.CHANGING);
        assertThat(at(350)).isEqualTo(Readiness.CHANGING);
        assertThat(at(1_099)).isEqualTo(Readiness.CHANGING);
        assertThat(at(1_100)).isEqualTo(Readiness.COMPLETE);
        assertThat(taken().deletedClassFiles()).containsExactly("p/B.class");
    }

    @Test
    void whatComesBackInTheMeantimeWasNotDeleted() throws IOException {
        delete("p/B.class");
        assertThat(at(100)).isEqualTo(Readiness.CHANGING);
        write("p/B.class", "2");
        assertThat(at(200)).isEqualTo(Readiness.CHANGING);

        assertThat(at(200 + 3 * 100 - 1)).isEqualTo(Readiness.CHANGING);
        assertThat(at(200 + 3 * 100)).isEqualTo(Readiness.COMPLETE);
        FileChanges set = taken();
        assertThat(set.classFiles()).containsOnlyKeys("p/B.class");
        assertThat(set.deletedClassFiles()).isEmpty();
    }

    @Test
    void aClassThatIsGoneForAMomentIsNoChange() throws IOException {
        delete("p/B.class");
        assertThat(at(100)).isEqualTo(Readiness.CHANGING);
        write("p/B.class", "1");

        assertThat(at(900)).isEqualTo(Readiness.NOTHING);
    }
}
