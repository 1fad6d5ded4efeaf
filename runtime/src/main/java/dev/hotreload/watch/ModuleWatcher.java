package dev.hotreload.watch;

import dev.hotreload.launch.LaunchModule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Watches the output directories of all modules and tells a {@link WatchListener} what changed, one complete set after
 * the other.
 *
 * <p>What changed is decided by content: events and times only say where to look. One daemon thread looks, decides and
 * calls the listener; the modules are watched independently of each other. Safe for use by any thread.
 */
public final class ModuleWatcher implements AutoCloseable {

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    /** Who announced class files and then fell silent must not keep other changes from being delivered. */
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(2);

    /** Whoever asks whether all is settled waits for a scan of all modules, if it takes no longer than this. */
    private static final Duration QUICK_SCAN = Duration.ofMillis(30);

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Map<String, ModuleWatch> modules = new LinkedHashMap<>();
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final List<CompletableFuture<Void>> unsettled = new ArrayList<>();
    private final ScanCosts costs = new ScanCosts();
    private final WatchListener listener;
    private final Thread thread;
    private volatile boolean closed;
    private boolean held;
    private long heldSince;

    private ModuleWatcher(
            List<LaunchModule> modules,
            Map<String, LiveContent> live,
            WatchSettings settings,
            ThreadFactory threads,
            EventSource source,
            WatchListener listener) {
        this.listener = listener;
        Executor watcherThread = tasks::add;
        for (LaunchModule module : modules) {
            LiveContent content = live.get(module.name());
            if (content == null) {
                throw new IllegalArgumentException("no live content is given for module " + module.name());
            }
            this.modules.put(
                    module.name(), new ModuleWatch(module, content, settings, source, watcherThread, costs, listener));
        }
        thread = daemon(threads, this::run, "hotreload-watch");
    }

    /**
     * Starts to watch. What is in the directories now counts as live; every change after this method has returned is
     * noticed.
     *
     * @param live the live content of each module, by the module's name
     * @param threads makes all threads that are needed; their names and daemon state are set here
     * @throws IllegalArgumentException if {@code live} lacks a module
     */
    public static ModuleWatcher start(
            List<LaunchModule> modules,
            Map<String, LiveContent> live,
            WatchSettings settings,
            ThreadFactory threads,
            WatchListener listener) {
        EventSource source = new NativeEventSource(
                task -> daemon(threads, task, "hotreload-watch-events").start());
        return start(modules, live, settings, threads, source, listener);
    }

    static ModuleWatcher start(
            List<LaunchModule> modules,
            Map<String, LiveContent> live,
            WatchSettings settings,
            ThreadFactory threads,
            EventSource source,
            WatchListener listener) {
        ModuleWatcher watcher = new ModuleWatcher(modules, live, settings, threads, source, listener);
        watcher.thread.start();
        watcher.begun.join();
        return watcher;
    }

    private static Thread daemon(ThreadFactory threads, Runnable task, String name) {
        Thread thread = threads.newThread(task);
        thread.setName(name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Looks at a module's directory now and delivers what changed, before it returns, without waiting whether more
     * will change. Waits as ever for class files that are damaged and for a module whose class files are all gone.
     *
     * @throws IllegalArgumentException if there is no such module
     * @throws IllegalStateException if called by the listener
     */
    public void scanNow(String module) {
        ModuleWatch watch = modules.get(module);
        if (watch == null) {
            throw new IllegalArgumentException("there is no module " + module + "; there are " + modules.keySet());
        }
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("scanNow is called by the listener; it would wait for itself");
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        tasks.add(() -> {
            guarded(module, watch, watch::workNow);
            done.complete(null);
        });
        CompletableFuture.anyOf(done, ended).join();
    }

    /**
     * Completes when every change that was made so far was delivered, and the listener has returned. Where a look at all
     * files would take long, only changes are meant that the file system has told of.
     */
    public CompletableFuture<Void> settled() {
        CompletableFuture<Void> settled = new CompletableFuture<>();
        tasks.add(() -> {
            boolean isQuick = costs.total().compareTo(QUICK_SCAN) <= 0;
            modules.values().forEach(module -> module.lookSoon(isQuick));
            unsettled.add(settled);
        });
        return CompletableFuture.anyOf(settled, ended).thenAccept(done -> {});
    }

    /**
     * Delivers nothing until {@link #complete}, because somebody is about to write files that belong together; for two
     * seconds at most.
     */
    public void hold() {
        tasks.add(() -> {
            held = true;
            heldSince = System.nanoTime();
        });
    }

    /**
     * Ends a {@link #hold}, looks at the files that were written and delivers what changed, module after module in the
     * map's order, without waiting whether more will change. Names of modules that are not watched are passed over.
     *
     * @param files relative paths of the files that were written or deleted, by the module's name
     */
    public void complete(Map<String, Set<String>> files) {
        Map<String, Set<String>> batch = new LinkedHashMap<>(files);
        tasks.add(() -> {
            held = false;
            batch.forEach((name, paths) -> {
                ModuleWatch module = modules.get(name);
                if (module != null) {
                    guarded(name, module, () -> module.workOn(paths));
                }
            });
        });
    }

    /** Ends watching and waits for a running call of the listener, unless it is the listener that calls. */
    @Override
    public void close() {
        closed = true;
        tasks.add(() -> {});
        if (Thread.currentThread() != thread) {
            ended.join();
        }
    }

    private void run() {
        try {
            modules.forEach((name, module) -> guarded(name, module, module::begin));
            begun.complete(null);
            List<Alarm> alarms = new ArrayList<>();
            while (!closed) {
                alarms.clear();
                modules.forEach((name, module) -> {
                    Alarm alarm = new Alarm(System.nanoTime());
                    alarms.add(alarm);
                    if (isHeld(alarm)) {
                        return;
                    }
                    if (!guarded(name, module, () -> module.work(alarm))) {
                        alarm.passed(alarm.now(), AFTER_FAILURE);
                    }
                });
                if (!held && modules.values().stream().allMatch(ModuleWatch::isSettled)) {
                    unsettled.forEach(settled -> settled.complete(null));
                    unsettled.clear();
                }
                long now = System.nanoTime();
                runTasks(alarms.stream()
                        .mapToLong(alarm -> alarm.remaining(now))
                        .min()
                        .orElse(Long.MAX_VALUE));
            }
        } finally {
            modules.forEach((name, module) -> guarded(name, module, module::close));
            begun.complete(null);
            ended.complete(null);
        }
    }

    private boolean isHeld(Alarm alarm) {
        held = held && !alarm.passed(heldSince, LONGEST_HOLD);
        return held;
    }

    private void runTasks(long patience) {
        try {
            Runnable task = tasks.poll(patience, TimeUnit.NANOSECONDS);
            while (task != null && !closed) {
                task.run();
                task = tasks.poll();
            }
        } catch (InterruptedException e) {
            // Nobody has a reason to interrupt this thread; whoever did it must not end the reloading.
        }
    }

    private boolean guarded(String name, ModuleWatch module, Runnable action) {
        try {
            action.run();
            return true;
        } catch (Throwable failure) {
            // Whatever goes wrong in the listener or here, the next change must still be noticed.
            module.startOver();
            try {
                listener.failed(name, "handling the changes of module " + name, failure);
            } catch (Throwable again) {
                // The one who should hear of failures fails himself, so nobody is left to tell.
            }
            return false;
        }
    }
}
