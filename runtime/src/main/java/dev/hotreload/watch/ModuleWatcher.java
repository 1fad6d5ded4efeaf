package dev.hotreload.watch;

import dev.hotreload.launch.LaunchModule;
import dev.hotreload.message.ErrorTexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Watches the output directories of all modules and tells a {@link WatchListener} what changed, one complete set after
 * the other.
 *
 * <p>What changed is decided by content: events and times only say where to look. One daemon thread looks, decides and
 * calls the listener. Modules that change at the same time are told together; otherwise they do not wait for each
 * other. Safe for use by any thread.
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
    private final List<CompletableFuture<List<Undelivered>>> looks = new ArrayList<>();
    private final ScanCosts costs = new ScanCosts();
    private final DueModules due = new DueModules();
    private final WatchListener listener;
    private final Thread thread;
    private volatile boolean closed;
    private boolean held;
    private long heldSince;
    private boolean paused;

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
        NativeEventSource natively = new NativeEventSource(
                task -> daemon(threads, task, "hotreload-watch-events").start());
        EventSource source = SharedEventSource.isUseful() ? new SharedEventSource(natively) : natively;
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
     * Looks at a module's directory now and delivers what changed in it, before it returns, without waiting whether
     * more will change. Waits as ever for class files that are damaged and for a module whose class files are all gone.
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
            guarded(List.of(watch), () -> {
                if (watch.workNow() == Readiness.COMPLETE && !paused) {
                    tell(List.of(watch));
                }
            });
            done.complete(null);
        });
        CompletableFuture.anyOf(done, ended).join();
    }

    /**
     * Completes when every change that was made so far was delivered, and the listener has returned. Where a look at
     * all files would take long, only changes are meant that the file system has told of.
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
     * Looks at all files of all modules now, whatever the file system has told of. Completes when everything that was
     * found is delivered, and the listener has returned, but for what no waiting would deliver: that is the answer, in
     * the order of the modules.
     */
    public CompletableFuture<List<Undelivered>> lookAtEverything() {
        CompletableFuture<List<Undelivered>> look = new CompletableFuture<>();
        tasks.add(() -> {
            modules.values().forEach(module -> module.lookSoon(true));
            looks.add(look);
        });
        return CompletableFuture.anyOf(look, ended).thenApply(done -> look.isDone() ? look.join() : List.of());
    }

    /**
     * Delivers nothing until {@link #resume}, whoever writes.
     *
     * @return completes when that holds, and what was delivered before has been handled
     */
    public CompletableFuture<Void> pause() {
        CompletableFuture<Void> pauses = new CompletableFuture<>();
        tasks.add(() -> {
            paused = true;
            pauses.complete(null);
        });
        return CompletableFuture.anyOf(pauses, ended).thenAccept(done -> {});
    }

    /**
     * Has the listener take changes back, on the watcher's thread. They are no reason to tell them again, but part of
     * the module's next changes, as those that it has refused.
     *
     * @param action returns what is on disk and no longer live, by the module's name
     * @return completes when it has returned
     */
    public CompletableFuture<Void> takeBack(Supplier<Map<String, FileChanges>> action) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        tasks.add(() -> {
            guarded(
                    List.copyOf(modules.values()),
                    () -> action.get().forEach((name, changes) -> {
                        ModuleWatch module = modules.get(name);
                        if (module != null) {
                            module.keepBack(changes);
                        }
                    }));
            done.complete(null);
        });
        return CompletableFuture.anyOf(done, ended).thenAccept(nothing -> {});
    }

    /**
     * Ends a {@link #pause}, looks at all files and delivers what changed in all modules meanwhile, together.
     *
     * @return completes when it is delivered
     */
    public CompletableFuture<Void> resume() {
        CompletableFuture<Void> resumes = new CompletableFuture<>();
        tasks.add(() -> {
            paused = false;
            DueModules changed = new DueModules();
            modules.values().forEach(module -> {
                if (!guarded(List.of(module), () -> changed.add(module, module.workNow()))) {
                    changed.add(module, Readiness.CHANGING);
                }
            });
            if (changed.areAllComplete()) {
                guarded(changed.complete(), () -> tell(changed.complete()));
            }
            resumes.complete(null);
        });
        return CompletableFuture.anyOf(resumes, ended).thenAccept(done -> {});
    }

    /**
     * Delivers nothing until {@link #complete}, because somebody is about to write files that belong together; for two
     * seconds at most.
     *
     * @return completes when that holds, and what was delivered before has been handled
     */
    public CompletableFuture<Void> hold() {
        CompletableFuture<Void> holds = new CompletableFuture<>();
        tasks.add(() -> {
            held = true;
            heldSince = System.nanoTime();
            holds.complete(null);
        });
        return CompletableFuture.anyOf(holds, ended).thenAccept(done -> {});
    }

    /**
     * Ends a {@link #hold}, looks at the files that were written and delivers what changed in all modules, together,
     * without waiting whether more will change. If one of them is being written again, they are delivered when that is
     * done. Names of modules that are not watched are passed over.
     *
     * @param files relative paths of the files that were written or deleted, by the module's name
     */
    public void complete(Map<String, Set<String>> files) {
        Map<String, Set<String>> batch = new LinkedHashMap<>(files);
        tasks.add(() -> {
            held = false;
            DueModules ofBatch = new DueModules();
            modules.forEach((name, module) -> {
                Set<String> paths = batch.get(name);
                if (paths != null && !guarded(List.of(module), () -> ofBatch.add(module, module.workOn(paths)))) {
                    ofBatch.add(module, Readiness.CHANGING);
                }
            });
            if (!paused && ofBatch.areAllComplete()) {
                guarded(ofBatch.complete(), () -> tell(ofBatch.complete()));
            }
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
            modules.values().forEach(module -> guarded(List.of(module), module::begin));
            begun.complete(null);
            while (!closed) {
                List<Alarm> alarms = round();
                answer();
                long now = System.nanoTime();
                runTasks(alarms.stream()
                        .mapToLong(alarm -> alarm.remaining(now))
                        .min()
                        .orElse(Long.MAX_VALUE));
            }
        } finally {
            modules.values().forEach(module -> guarded(List.of(module), module::close));
            begun.complete(null);
            ended.complete(null);
        }
    }

    /** Answers those who wait until everything is delivered, if it is, or will not be by waiting. */
    private void answer() {
        if (held) {
            return;
        }
        if (paused || modules.values().stream().allMatch(ModuleWatch::isSettled)) {
            unsettled.forEach(settled -> settled.complete(null));
            unsettled.clear();
        }
        if (!looks.isEmpty() && modules.values().stream().allMatch(this::isWaitedForInVain)) {
            List<Undelivered> obstacles = modules.values().stream()
                    .map(module -> paused ? module.awaitingEndOfPause() : module.obstacle())
                    .flatMap(Optional::stream)
                    .toList();
            looks.forEach(look -> look.complete(obstacles));
            looks.clear();
        }
    }

    private boolean isWaitedForInVain(ModuleWatch module) {
        return module.hasLooked()
                && (paused || module.isSettled() || module.obstacle().isPresent());
    }

    /** Looks at all modules and tells what is complete; the alarms say when to look again. */
    private List<Alarm> round() {
        List<Alarm> alarms = new ArrayList<>();
        due.clear();
        for (ModuleWatch module : modules.values()) {
            Alarm alarm = Alarm.current();
            alarms.add(alarm);
            if (!isHeld(alarm) && !guarded(List.of(module), () -> due.add(module, module.work(alarm)))) {
                alarm.passed(alarm.now(), AFTER_FAILURE);
            }
        }
        Alarm alarm = Alarm.current();
        alarms.add(alarm);
        if (paused) {
            return alarms;
        }
        if (!due.areDue(alarm)) {
            due.alone().ifPresent(module -> guarded(List.of(module), () -> module.expect(alarm)));
        } else if (guarded(due.complete(), () -> tell(due.complete()))) {
            alarm.ringAtOnce();
        } else {
            alarm.passed(alarm.now(), AFTER_FAILURE);
        }
        return alarms;
    }

    private void tell(List<ModuleWatch> complete) {
        Map<String, FileChanges> changes = new LinkedHashMap<>();
        complete.forEach(module -> module.take().ifPresent(taken -> changes.put(module.name(), taken)));
        if (!changes.isEmpty()) {
            try {
                listener.changed(Collections.unmodifiableMap(changes));
            } finally {
                // The listener may have taken earlier changes of other modules along.
                modules.values().forEach(ModuleWatch::forgetWhatIsLive);
            }
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

    private boolean guarded(List<ModuleWatch> involved, Runnable action) {
        try {
            action.run();
            return true;
        } catch (Throwable failure) {
            // Whatever goes wrong in the listener or here, the next change must still be noticed.
            involved.forEach(ModuleWatch::startOver);
            String names = involved.stream().map(ModuleWatch::name).collect(Collectors.joining(", "));
            try {
                listener.failed(ErrorTexts.handling(names), failure);
            } catch (Throwable again) {
                // The one who should hear of failures fails himself, so nobody is left to tell.
            }
            return false;
        }
    }
}
