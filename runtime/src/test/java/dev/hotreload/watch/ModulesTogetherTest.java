package dev.hotreload.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What belongs together in several modules is told together. */
@Execution(ExecutionMode.CONCURRENT) // they wait most of the time
class ModulesTogetherTest {

    private static final WatchSettings SETTINGS = WatchedModule.settings(Optional.empty());

    @TempDir
    Path directory = Path.of("");

    WatchedModule app;
    WatchedModule core;
    WatchedModules modules;
    private @Nullable ModuleWatcher watcher;

    @BeforeEach
    void create() throws IOException {
        app = new WatchedModule(directory.resolve("app"));
        app.hasLive("p/A.class", "1");
        app.hasLive("p/More.class", "1");
        core = new WatchedModule(directory.resolve("core"));
        core.hasLive("c/C.class", "1");
        core.hasLive("c/More.class", "1");
        modules = new WatchedModules(Map.of("app", app, "core", core));
    }

    @AfterEach
    void close() {
        if (watcher != null) {
            watcher.close();
        }
    }

    private ModuleWatcher start(WatchSettings settings) {
        ModuleWatcher started = modules.start(settings);
        watcher = started;
        return started;
    }

    private static WatchSettings patient(Duration quietPeriod) {
        return WatchSettings.of(quietPeriod, Optional.empty());
    }

    /** Writes a class of each module and says that they belong together. */
    private void batch(ModuleWatcher started, String version) throws IOException {
        started.hold().join();
        core.write("c/C.class", version);
        app.write("p/A.class", version);
        started.complete(Map.of("core", Set.of("c/C.class"), "app", Set.of("p/A.class")));
    }

    @Test
    void filesOfABatchAreToldTogetherInTheOrderOfTheModules() throws IOException {
        batch(start(patient(Duration.ofHours(1))), "2");

        assertThat(modules.awaitSet(1)).containsOnlyKeys("app", "core");
        assertThat(modules.sets.get(0).keySet()).containsExactly("app", "core");
        assertThat(app.sets.get(0).classFiles()).containsOnlyKeys("p/A.class");
        assertThat(core.sets.get(0).classFiles()).containsOnlyKeys("c/C.class");
    }

    @Test
    void modulesThatAreWrittenInOneQuietPeriodAreToldTogether() throws IOException {
        start(patient(Duration.ofSeconds(1)));
        core.write("c/C.class", "2");
        app.write("p/A.class", "2");

        assertThat(modules.awaitSet(1)).containsOnlyKeys("app", "core");
    }

    @Test
    void whoWritesOnAndOnKeepsOtherModulesWaitingForAWhileOnly() throws Exception {
        start(patient(Duration.ofMillis(200)));
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int i = 2; !stop.get(); i++) {
                write(core, "c/C.class", "" + i);
            }
        });
        try {
            app.write("p/A.class", "2");
            assertThat(app.awaitSet(1).classFiles()).containsOnlyKeys("p/A.class");
        } finally {
            stop.set(true);
            writer.get();
        }
    }

    private static void write(WatchedModule module, String path, String version) {
        try {
            module.write(path, version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRefusedChangeThatIsTakenBackIsToldForTheSakeOfItsSet() throws IOException {
        app.accepts = changes -> changes.isEmpty();
        core.accepts = changes -> false;
        batch(start(SETTINGS), "2");
        modules.awaitSet(1);
        app.write("p/A.class", "1");

        Map<String, FileChanges> told = modules.awaitSet(2);
        assertThat(told).containsOnlyKeys("app");
        assertThat(told.values()).allMatch(FileChanges::isEmpty);
        app.write("p/A.class", "1");
        app.write("p/More.class", "2");
        assertThat(modules.awaitSet(3)).containsOnlyKeys("app");
        assertThat(app.sets.get(2).classFiles()).containsOnlyKeys("p/More.class");
    }

    @Test
    void aRefusedNewClassThatIsDeletedAgainIsToldForTheSakeOfItsSet() throws IOException {
        app.accepts = changes -> changes.isEmpty();
        ModuleWatcher started = start(SETTINGS);
        started.hold().join();
        app.write("p/New.class", "1");
        started.complete(Map.of("app", Set.of("p/New.class")));
        modules.awaitSet(1);
        app.delete("p/New.class");

        assertThat(modules.awaitSet(2).values())
                .singleElement()
                .satisfies(told -> assertThat(told.isEmpty()).isTrue());
    }

    @Test
    void whatTheListenerTakesAlongOfAnotherModuleIsNotToldAgain() throws IOException {
        AtomicBoolean refuses = new AtomicBoolean(true);
        core.accepts = changes -> !refuses.get();
        app.accepts = changes -> {
            if (refuses.get()) {
                return false;
            }
            // As the engine does, which applies a set as a whole.
            core.takesOver(core.sets.get(0));
            return true;
        };
        batch(start(SETTINGS), "2");
        modules.awaitSet(1);
        refuses.set(false);
        app.write("p/A.class", "3");
        assertThat(modules.awaitSet(2)).containsOnlyKeys("app");
        core.write("c/More.class", "2");

        assertThat(modules.awaitSet(3)).containsOnlyKeys("core");
        assertThat(core.sets.get(1).classFiles()).containsOnlyKeys("c/More.class");
        core.awaitLiveIsOnDisk();
    }

    @Test
    void afterAFailureOfTheListenerAllModulesOfTheSetGoOn() throws IOException {
        RuntimeException failure = new IllegalStateException("the engine has a bug");
        AtomicBoolean fails = new AtomicBoolean(true);
        core.accepts = changes -> {
            if (fails.getAndSet(false)) {
                throw failure;
            }
            return true;
        };
        batch(start(SETTINGS), "2");
        await().atMost(WatchedModule.PATIENCE).until(() -> core.failures.contains(failure));

        core.write("c/More.class", "2");
        app.write("p/More.class", "2");
        core.awaitLiveIsOnDisk();
        app.awaitLiveIsOnDisk();
    }
}
