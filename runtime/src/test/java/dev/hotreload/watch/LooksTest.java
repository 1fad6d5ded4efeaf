package dev.hotreload.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks is told when all is delivered, or what is not; and nothing is delivered in a pause. */
class LooksTest {

    @TempDir
    Path directory = Path.of("");

    private WatchedModule app;
    private WatchedModule core;
    private @Nullable ModuleWatcher watcher;

    @BeforeEach
    void create() throws IOException {
        app = new WatchedModule(directory.resolve("app"));
        app.hasLive("p/A.class", "1");
        core = new WatchedModule(directory.resolve("core"));
        core.hasLive("c/C.class", "1");
    }

    @AfterEach
    void close() {
        if (watcher != null) {
            watcher.close();
        }
    }

    private ModuleWatcher start() {
        // No event ever comes: only a look finds something.
        EventSource deaf = (root, hints) -> () -> {};
        WatchSettings settings = WatchedModule.settings(Optional.empty());
        WatchedModules modules = new WatchedModules(Map.of("app", app, "core", core));
        ModuleWatcher started = modules.start(settings, deaf);
        watcher = started;
        return started;
    }

    private static List<Undelivered> looked(ModuleWatcher started) {
        CompletableFuture<List<Undelivered>> look = started.lookAtEverything();
        assertThat(look).succeedsWithin(WatchedModule.PATIENCE);
        return look.join();
    }

    @Test
    void a_look_finds_what_no_event_has_told() throws IOException {
        ModuleWatcher started = start();
        core.write("c/C.class", "2");

        assertThat(looked(started)).isEmpty();

        assertThat(core.live().get("c/C.class")).isEqualTo(WatchedModule.contentOf("c/C.class", "2"));
    }

    @Test
    void a_look_tells_of_a_damaged_file() throws IOException {
        ModuleWatcher started = start();
        core.write("c/C.class", new byte[] {1, 2, 3});

        assertThat(looked(started))
                .containsExactly(new Undelivered("core", Undelivered.Reason.DAMAGED, Set.of("c/C.class")));

        core.write("c/C.class", "2");
        assertThat(looked(started)).isEmpty();
    }

    @Test
    void a_look_tells_of_a_module_that_is_gone() throws IOException {
        ModuleWatcher started = start();
        core.deleteRoot();
        app.write("p/A.class", "2");

        assertThat(looked(started)).containsExactly(new Undelivered("core", Undelivered.Reason.GONE, Set.of()));
        assertThat(app.live().get("p/A.class")).isEqualTo(WatchedModule.contentOf("p/A.class", "2"));
    }

    @Test
    void what_is_written_in_a_pause_is_one_set_afterwards() throws IOException {
        ModuleWatcher started = start();
        assertThat(started.pause()).succeedsWithin(WatchedModule.PATIENCE);

        core.write("c/C.class", "2");
        assertThat(looked(started))
                .containsExactly(new Undelivered("core", Undelivered.Reason.PAUSED, Set.of("c/C.class")));
        app.write("p/A.class", "2");
        started.hold().join();
        started.complete(Map.of("app", Set.of("p/A.class")));
        assertThat(looked(started)).hasSize(2);
        assertThat(core.sets).isEmpty();
        assertThat(app.sets).isEmpty();
        assertThat(started.settled()).as("nobody waits for the end of a pause").succeedsWithin(Duration.ofSeconds(60));

        assertThat(started.resume()).succeedsWithin(WatchedModule.PATIENCE);

        assertThat(core.sets).hasSize(1);
        assertThat(app.sets).hasSize(1);
        assertThat(looked(started)).isEmpty();
        core.write("c/C.class", "3");
        assertThat(looked(started)).isEmpty();
        assertThat(core.sets).hasSize(2);
    }

    @Test
    void what_is_taken_back_in_a_pause_is_nothing_to_tell() throws IOException {
        ModuleWatcher started = start();
        started.pause().join();
        core.write("c/C.class", "2");
        assertThat(looked(started)).hasSize(1);
        core.write("c/C.class", "1");

        assertThat(looked(started)).isEmpty();
        started.resume().join();

        assertThat(core.sets).isEmpty();
    }
}
