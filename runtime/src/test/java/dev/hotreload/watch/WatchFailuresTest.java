package dev.hotreload.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hotreload.launch.LaunchModule;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What goes wrong in the operating system, the library or the listener. */
@Execution(ExecutionMode.CONCURRENT) // they wait most of the time
class WatchFailuresTest {

    private static final Executor DAEMONS = task -> {
        Thread thread = new Thread(task, "hotreload-watch-events");
        thread.setDaemon(true);
        thread.start();
    };

    private static final WatchSettings SETTINGS = WatchedModule.settings(Optional.empty());

    @TempDir
    Path directory = Path.of("");

    WatchedModule module;

    @BeforeEach
    void create() throws IOException {
        module = WatchedModule.ofTwoClasses(directory);
    }

    @AfterEach
    void close() {
        module.close();
    }

    @Test
    void directoryThatCannotBeWatchedIsPolled() throws IOException {
        module.start(SETTINGS, (root, hints) -> {
            throw new IOException("User limit of inotify watches reached");
        });
        module.awaitMessage("polling: User limit of inotify watches reached");
        module.write("p/A.class", "2");
        assertThat(module.awaitSet(1).classFiles()).containsOnlyKeys("p/A.class");
        module.write("q/r/C.class", "1");
        assertThat(module.awaitSet(2).classFiles()).containsOnlyKeys("q/r/C.class");
        assertThat(module.messages).hasSize(1);
    }

    @Test
    void missingNativeLibraryMeansPolling() throws IOException {
        module.start(SETTINGS, (root, hints) -> {
            throw new UnsatisfiedLinkError("no jnidispatch");
        });
        module.awaitMessage("polling: no jnidispatch");
        module.write("p/A.class", "2");
        assertThat(module.awaitSet(1).classFiles()).containsOnlyKeys("p/A.class");
    }

    @Test
    void watchingThatBecomesImpossibleLaterIsReplacedByPolling() throws IOException {
        Interceptor source = new Interceptor();
        module.start(SETTINGS, source);
        source.hints().impossible(new IOException("User limit of inotify watches reached"));
        module.awaitMessage("polling: User limit of inotify watches reached");
        module.write("p/A.class", "2");
        assertThat(module.awaitSet(1).classFiles()).containsOnlyKeys("p/A.class");
    }

    @Test
    void overflowLeadsToAScanAndANewRegistration() throws IOException {
        Interceptor source = new Interceptor();
        source.swallow.set(true);
        module.start(SETTINGS, source);
        module.write("p/A.class", "2");
        module.write("new/pkg/C.class", "1");
        await().atMost(WatchedModule.PATIENCE).until(() -> !source.swallowed.isEmpty());
        source.swallow.set(false);
        source.hints().lost(null);

        module.awaitLiveIsOnDisk();
        await().atMost(WatchedModule.PATIENCE).until(() -> source.opened.get() == 2);
        module.write("new/pkg/C.class", "2");
        module.awaitLiveIsOnDisk();
        assertThat(module.failures).isEmpty();
    }

    @Test
    void realOverflowOfTheOperatingSystemsQueueIsSurvived() throws IOException, InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        EventSource real = new NativeEventSource(DAEMONS);
        AtomicInteger overflows = new AtomicInteger();
        module.start(
                SETTINGS,
                (root, hints) -> real.watch(root, new EventSource.Hints() {
                    @Override
                    public void suspect(Path path) {
                        awaitQuietly(release);
                        hints.suspect(path);
                    }

                    @Override
                    public void lost(@Nullable Throwable failure) {
                        overflows.incrementAndGet();
                        hints.lost(failure);
                    }

                    @Override
                    public void impossible(Throwable failure) {
                        hints.impossible(failure);
                    }
                }));
        for (int i = 0; i < 1500; i++) { // more than the 512 events that the JDK keeps for a directory
            module.write("p/C" + i + ".class", "1");
        }
        module.write("late/pkg/D.class", "1");
        release.countDown();

        module.awaitLiveIsOnDisk();
        assertThat(overflows).hasPositiveValue();
        assertThat(module.failures).isEmpty();
        module.write("late/pkg/D.class", "2");
        module.awaitLiveIsOnDisk();
    }

    @Test
    void eventThatNeverComesIsMadeUpForByASlowScan() throws IOException {
        WatchSettings settings = new WatchSettings(
                Duration.ofMillis(10),
                Optional.empty(),
                Duration.ofMillis(20),
                Duration.ofMillis(250),
                Duration.ofMillis(200),
                Duration.ofSeconds(1),
                Duration.ofMillis(50),
                false);
        module.start(settings, (root, hints) -> () -> {});
        module.write("p/A.class", "2");
        assertThat(module.awaitSet(1).classFiles()).containsOnlyKeys("p/A.class");
        module.write("q/C.class", "1");
        assertThat(module.awaitSet(2).classFiles()).containsOnlyKeys("q/C.class");
    }

    @Test
    void failureOfTheListenerIsReportedAndWatchingGoesOn() throws IOException {
        RuntimeException failure = new IllegalStateException("the engine has a bug");
        AtomicBoolean fails = new AtomicBoolean(true);
        module.accepts = changes -> {
            if (fails.getAndSet(false)) {
                throw failure;
            }
            return true;
        };
        module.start(SETTINGS);
        module.write("p/A.class", "2");
        await().atMost(WatchedModule.PATIENCE).until(() -> module.failures.contains(failure));

        module.write("p/B.class", "2");
        assertThat(module.awaitSet(1).classFiles()).containsOnlyKeys("p/A.class", "p/B.class");
    }

    @Test
    void failureOfTheLibraryIsReportedAndWatchingGoesOn() throws IOException {
        Interceptor source = new Interceptor();
        module.start(SETTINGS, source);
        RuntimeException failure = new IllegalStateException("the library has a bug");
        source.hints().lost(failure);
        await().atMost(WatchedModule.PATIENCE).until(() -> module.failures.contains(failure));
        module.write("p/A.class", "2");
        assertThat(module.awaitSet(1).classFiles()).containsOnlyKeys("p/A.class");
    }

    @Test
    void nothingIsPrintedAndAllThreadsAreDaemonsWithOurName() throws IOException {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Thread test = Thread.currentThread();
        OutputStream ofTheseThreads = new OutputStream() {
            @Override
            public void write(int character) {
                // Tests run beside this one, and what they use may print.
                Thread thread = Thread.currentThread();
                if (thread == test || threads.contains(thread)) {
                    printed.write(character);
                } else {
                    err.write(character);
                }
            }
        };
        System.setErr(new PrintStream(ofTheseThreads, true, StandardCharsets.UTF_8));
        try (ModuleWatcher watcher = ModuleWatcher.start(
                List.of(new LaunchModule(WatchedModule.NAME, module.root)),
                Map.of(WatchedModule.NAME, module),
                SETTINGS,
                task -> {
                    Thread thread = new Thread(task);
                    threads.add(thread);
                    return thread;
                },
                module)) {
            module.write("p/A.class", "2");
            module.awaitSet(1);
            assertThat(threads).hasSize(2).allMatch(Thread::isDaemon);
            assertThat(threads).allMatch(thread -> thread.getName().startsWith("hotreload-"));
            watcher.scanNow(WatchedModule.NAME);
        } finally {
            System.setErr(err);
        }
        await().atMost(WatchedModule.PATIENCE).until(() -> threads.stream().noneMatch(Thread::isAlive));
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void modulesDoNotWaitForEachOther() throws IOException {
        WatchedModule other = new WatchedModule(directory.resolve("other"));
        other.hasLive("p/C.class", "1");
        WatchedModules modules = new WatchedModules(Map.of("core", module, "app", other));
        try (ModuleWatcher watcher = modules.start(SETTINGS)) {
            module.write("p/A.class", new byte[] {1, 2, 3});
            module.awaitMessage("damaged " + Path.of("p", "A.class") + " is not a complete class file");
            other.write("p/C.class", "2");
            assertThat(other.awaitSet(1).classFiles()).containsOnlyKeys("p/C.class");

            module.deleteRoot();
            module.awaitMessage("vanished");
            other.write("p/C.class", "3");
            watcher.scanNow("app");
            assertThat(other.sets).hasSize(2);
            assertThat(module.sets).isEmpty();
        }
    }

    @Test
    void closedWatcherTellsNothingMore() throws IOException {
        module.start(SETTINGS);
        module.close();
        module.write("p/A.class", "2");
        module.scanNow();
        assertThat(module.sets).isEmpty();
    }

    @Test
    void wrongUseIsRefused() {
        assertThatThrownBy(() -> ModuleWatcher.start(
                        List.of(new LaunchModule("core", module.root)), Map.of(), SETTINGS, Thread::new, module))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no live content is given for module core");
        module.start(SETTINGS);
        assertThatThrownBy(() -> module.watcher().scanNow("web"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no module web; there are [core]");
    }

    @Test
    void listenerMustNotWaitForItself() throws IOException {
        module.accepts = changes -> {
            module.scanNow();
            return true;
        };
        module.start(SETTINGS);
        module.write("p/A.class", "2");
        await().atMost(WatchedModule.PATIENCE).until(() -> !module.failures.isEmpty());
        assertThat(module.failures.get(0)).isInstanceOf(IllegalStateException.class);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The real source, whose events can be held back. */
    private static final class Interceptor implements EventSource {

        final AtomicInteger opened = new AtomicInteger();
        final AtomicBoolean swallow = new AtomicBoolean();
        final Queue<Path> swallowed = new ConcurrentLinkedQueue<>();
        private final EventSource real = new NativeEventSource(DAEMONS);
        private volatile @Nullable Hints current;

        Hints hints() {
            Hints hints = current;
            if (hints == null) {
                throw new IllegalStateException("nobody watches yet");
            }
            return hints;
        }

        @Override
        public Closeable watch(Path root, Hints hints) throws IOException {
            current = hints;
            opened.incrementAndGet();
            return real.watch(root, new Hints() {
                @Override
                public void suspect(Path path) {
                    if (swallow.get()) {
                        swallowed.add(path);
                    } else {
                        hints.suspect(path);
                    }
                }

                @Override
                public void lost(@Nullable Throwable failure) {
                    hints.lost(failure);
                }

                @Override
                public void impossible(Throwable failure) {
                    hints.impossible(failure);
                }
            });
        }
    }
}
