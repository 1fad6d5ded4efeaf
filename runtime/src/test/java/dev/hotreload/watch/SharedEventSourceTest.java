package dev.hotreload.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Many directories, few watchers. */
@Execution(ExecutionMode.CONCURRENT) // they wait most of the time
class SharedEventSourceTest {

    private final FakeWatchers watchers = new FakeWatchers();
    private final SharedEventSource source = new SharedEventSource(watchers);

    @TempDir
    Path directory = Path.of("");

    @Test
    void fortyDirectoriesNeedFewWatchers() throws IOException {
        watch(40);

        assertThat(watchers.open.keySet()).hasSize(5);
        assertThat(watchers.paths()).containsExactlyInAnyOrderElementsOf(paths(40));
        assertThat(watchers.mostOpen).isEqualTo(4 + 8 + 1);
    }

    @Test
    void aWatcherIsClosedWhenNobodyWantsToHearOfItsDirectories() throws IOException {
        List<Closeable> watched = watch(13);
        for (Closeable each : watched.subList(0, 7)) {
            each.close();
        }
        assertThat(watchers.open.keySet()).as("one of eight is left").hasSize(6);

        watched.get(7).close();
        assertThat(watchers.paths())
                .containsExactlyInAnyOrderElementsOf(paths(13).subList(8, 13));

        for (Closeable each : watched.subList(8, 13)) {
            each.close();
        }
        assertThat(watchers.open).isEmpty();
    }

    @Test
    void whatIsClosedIsNotJoined() throws IOException {
        List<Closeable> watched = watch(7);
        watched.get(2).close();
        watch(2);

        assertThat(watchers.open.keySet()).hasSize(1);
        assertThat(watchers.paths()).hasSize(8).doesNotContain(Path.of("/m2"));
    }

    @Test
    void directoriesThatCannotBeJoinedAreWatchedAsBefore() throws IOException {
        watchers.most = 1;
        watch(20);

        assertThat(watchers.open.keySet()).hasSize(20);
        assertThat(watchers.paths()).containsExactlyInAnyOrderElementsOf(paths(20));
    }

    @Test
    void soAreTheyIfTheLibraryFails() throws IOException {
        watchers.most = 1;
        watchers.fails = true;
        watch(20);

        assertThat(watchers.paths()).containsExactlyInAnyOrderElementsOf(paths(20));
    }

    /** By the operating system's events alone. */
    @Test
    void eachOfManyModulesIsNoticedAlsoAfterItsDirectoryWasMadeAnew() throws IOException {
        SortedMap<String, WatchedModule> modules = new TreeMap<>();
        for (int i = 0; i < 20; i++) {
            modules.put("m" + i, WatchedModule.ofTwoClasses(Files.createDirectory(directory.resolve("m" + i))));
        }
        WatchedModules all = new WatchedModules(modules);
        NativeEventSource natively = new NativeEventSource(task -> {
            Thread thread = new Thread(task, "hotreload-watch-events");
            thread.setDaemon(true);
            thread.start();
        });
        try (ModuleWatcher watcher = all.start(byEventsAlone(), new SharedEventSource(natively))) {
            for (WatchedModule module : modules.values()) {
                module.write("p/A.class", "2");
                module.awaitLiveIsOnDisk();
            }
            for (WatchedModule module : modules.values()) {
                module.deleteRoot();
                module.write("p/A.class", "3");
                module.write("p/C.class", "3");
                module.awaitLiveIsOnDisk();
                module.write("p/C.class", "4");
                module.awaitLiveIsOnDisk();
            }
            for (WatchedModule module : modules.values()) {
                module.write("q/D.class", "5");
                module.awaitLiveIsOnDisk();
                assertThat(module.failures).isEmpty();
            }
            assertThat(watcher.settled()).succeedsWithin(WatchedModule.PATIENCE);
        }
    }

    /** Somebody may look between the end of the files and that of the directory. */
    @Test
    void aDirectoryThatIsMadeAnewLaterIsNoticed() throws IOException {
        SortedMap<String, WatchedModule> modules = new TreeMap<>();
        for (int i = 0; i < 8; i++) {
            modules.put("m" + i, WatchedModule.ofTwoClasses(Files.createDirectory(directory.resolve("m" + i))));
        }
        WatchedModules all = new WatchedModules(modules);
        Set<Path> suspected = ConcurrentHashMap.newKeySet();
        NativeEventSource natively = new NativeEventSource(task -> {
            Thread thread = new Thread(task, "hotreload-watch-events");
            thread.setDaemon(true);
            thread.start();
        });
        EventSource shared = new SharedEventSource(natively);
        EventSource recording = (root, hints) -> shared.watch(root, new Recording(hints, suspected));
        try (ModuleWatcher watcher = all.start(byEventsAlone(), recording)) {
            WatchedModule module = all.moduleOf("m3");
            module.delete("p/A.class");
            module.delete("p/B.class");
            module.delete("p");
            await().atMost(WatchedModule.PATIENCE)
                    .until(() -> suspected.stream()
                            .anyMatch(path -> path.endsWith(Path.of("m3", "target", "classes", "p"))));
            watcher.scanNow("m3");
            module.deleteRoot();
            module.write("p/A.class", "2");
            module.awaitLiveIsOnDisk();
        }
    }

    /** Nothing is looked at without a reason for longer than the tests wait. */
    private static WatchSettings byEventsAlone() {
        WatchSettings settings = WatchedModule.settings(Optional.empty());
        return new WatchSettings(
                settings.quietPeriod(),
                settings.poll(),
                settings.fallbackPoll(),
                settings.deletionDelay(),
                settings.patience(),
                settings.returnSilence(),
                WatchedModule.PATIENCE.multipliedBy(10),
                false);
    }

    private List<Closeable> watch(int count) throws IOException {
        List<Closeable> watched = new ArrayList<>();
        for (Path path : paths(count)) {
            watched.add(source.watch(path, new Deaf()));
        }
        return watched;
    }

    private static List<Path> paths(int count) {
        return IntStream.range(0, count).mapToObj(i -> Path.of("/m" + i)).toList();
    }

    /** Counts the watchers. */
    private static final class FakeWatchers implements SharedEventSource.Watchers {
        private final ConcurrentHashMap<Closeable, List<WatchedRoot>> open = new ConcurrentHashMap<>();
        private int most = Integer.MAX_VALUE;
        private boolean fails;
        private int mostOpen;

        @Override
        public Closeable watch(List<WatchedRoot> roots) throws IOException {
            if (roots.size() > most && fails) {
                throw new IllegalStateException("the library has a bug");
            }
            if (roots.size() > most) {
                throw new IOException("no more watches");
            }
            Closeable watcher = new Closeable() {
                @Override
                public void close() {
                    open.remove(this);
                }
            };
            open.put(watcher, roots);
            mostOpen = Math.max(mostOpen, open.size());
            return watcher;
        }

        private List<Path> paths() {
            return open.values().stream()
                    .flatMap(List::stream)
                    .map(WatchedRoot::path)
                    .toList();
        }
    }

    /** Nobody. */
    private static final class Deaf implements EventSource.Hints {
        @Override
        public void suspect(Path path) {}

        @Override
        public void lost(@Nullable Throwable failure) {}

        @Override
        public void impossible(Throwable failure) {}
    }

    /** Notes which files were told. */
    private record Recording(EventSource.Hints hints, Set<Path> suspected) implements EventSource.Hints {
        @Override
        public void suspect(Path path) {
            hints.suspect(path);
            suspected.add(path);
        }

        @Override
        public void lost(@Nullable Throwable failure) {
            hints.lost(failure);
        }

        @Override
        public void impossible(Throwable failure) {
            hints.impossible(failure);
        }
    }
}
