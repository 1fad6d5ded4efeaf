package dev.hotreload.loop;

import dev.hotreload.api.LoopedAction;
import dev.hotreload.api.LoopedStep;
import dev.hotreload.boot.LoopView;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.launch.LoopSettings;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.message.LoopTexts;
import dev.hotreload.report.Reporter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The looped methods that threads are in: each runs, waits, and runs again after a generation that can matter to it.
 *
 * <p>A generation can matter if it changed a class that has been used so far, or a resource: what has not been
 * initialised cannot have been called by any run. Of several looped methods on a thread's stack the innermost waits. A
 * looped method that calls itself, directly or not, is looped once.
 *
 * <p>Safe for use by any thread: the application's threads run and wait, the one that applies changes tells of
 * generations, and whoever talks to the user asks, and sends the methods on.
 */
public final class Loops implements LoopView {
    private final LoopSettings settings;
    private final LoopedMethods methods;
    private final ApplicationLoaders loaders;
    private final LoopFailures failures;
    private final HeldLocks locks;
    private final Reporter reporter;
    private final AtomicLong ids = new AtomicLong();
    private final Object changes = new Object();
    private final List<LoopRun> runs = new CopyOnWriteArrayList<>();
    /** Of this engine: the program may begin again with another one. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Deque<LoopRun>> ofThread = new ThreadLocal<>();

    private volatile @Nullable String lastError;
    private volatile int generation;
    private volatile boolean isEnding;

    public Loops(LoopSettings settings, LoopedMethods methods, ApplicationLoaders loaders, Reporter reporter) {
        this.settings = settings;
        this.methods = methods;
        this.loaders = loaders;
        this.failures = new LoopFailures(loaders, settings.sources());
        this.locks = new HeldLocks(reporter);
        this.reporter = reporter;
    }

    /** All looped methods that threads are in, the one that was reached last first, which is a thread's innermost. */
    public List<LoopState> runs() {
        return latestFirst().map(LoopRun::state).toList();
    }

    /** Runs the method that waits, and was reached last, again, now. */
    public boolean runAgain() {
        return latestFirst().anyMatch(LoopRun::runAgain);
    }

    /**
     * Runs a method again, now, if it waits.
     *
     * @return false if it does not
     */
    public boolean runAgain(long id) {
        return find(id).map(LoopRun::runAgain).orElse(false);
    }

    /** Aborts the run that goes on, and began last. */
    public boolean abort() {
        return latestFirst().anyMatch(LoopRun::abort);
    }

    /**
     * Interrupts the thread that runs a method; then the method waits. Code that does not look at its thread's
     * interrupt, and calls nothing that does, runs on to its end.
     *
     * @return false if no run goes on
     */
    public boolean abort(long id) {
        return find(id).map(LoopRun::abort).orElse(false);
    }

    /** Lets the method that was reached last return to its caller. */
    public boolean release() {
        return latestFirst().anyMatch(run -> run.release(LoopRun.Release.BY_USER));
    }

    /**
     * Lets a method return to its caller, with what its last run returned or threw: at once if it waits, else when its
     * run ends.
     *
     * @return false if no thread is in it any more
     */
    public boolean release(long id) {
        return find(id).map(run -> run.release(LoopRun.Release.BY_USER)).orElse(false);
    }

    /** The stack trace of what a run threw last, without the engine's frames; empty if none has thrown anything. */
    public Optional<String> lastError() {
        return Optional.ofNullable(lastError);
    }

    /** What a method's last run threw, as above; empty if that returned. */
    public Optional<String> lastError(long id) {
        return find(id).map(LoopRun::error);
    }

    /**
     * A generation is current and reported.
     *
     * @param canMatter whether a run can have used anything that it changed
     */
    public void applied(int number, boolean canMatter) {
        generation = number;
        boolean again = settings.onAny() || canMatter;
        boolean isAnyWaiting = false;
        for (LoopRun run : runs) {
            LoopKey key = run.key();
            MethodKey jvm = key.jvm();
            isAnyWaiting |= run.isWaiting();
            if (jvm != null && methods.source(LiveMembers.internalName(key.owner()), jvm) == null) {
                reporter.problem(LoopTexts.gone(key.shown(), number, run.hasThrown()));
                run.release(LoopRun.Release.METHOD_GONE);
            } else if (again) {
                run.want(number);
            }
        }
        if (isAnyWaiting && !again) {
            reporter.problem(LoopTexts.notConcerned(number));
        }
    }

    /** Waits until all runs that {@code generation} has brought about have ended, or until {@code patience} is over. */
    public void awaitRuns(int number, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (changes) {
            long left = patience.toMillis();
            while (left > 0 && runs.stream().anyMatch(run -> isInnermost(run) && run.isBusyAfter(number))) {
                changes.wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        }
    }

    /**
     * A run has begun, ended, or been let go: whoever waits for runs looks again. To be called without a run's lock.
     */
    void changed() {
        synchronized (changes) {
            changes.notifyAll();
        }
    }

    private boolean isInnermost(LoopRun run) {
        return runs.stream().noneMatch(other -> other.thread() == run.thread() && other.id() > run.id());
    }

    /** The program ends: nothing waits any longer, so that whoever waits for these threads does not wait for ever. */
    public void end() {
        isEnding = true;
        for (LoopRun run : runs) {
            run.release(LoopRun.Release.PROGRAM_ENDS);
        }
    }

    @Override
    public @Nullable Object begin(Class<?> owner, String name, String descriptor) {
        if (!loaders.isOfModule(owner.getClassLoader())) {
            // An object that was kept from a generation of loaders that has ended.
            return null;
        }
        LoopRun innermost = runsOfThread().peek();
        MethodKey jvm = new MethodKey(name, descriptor);
        if (innermost != null
                && innermost.key().owner() == owner
                && jvm.equals(innermost.key().jvm())
                && innermost.takeCall()) {
            return null;
        }
        String internalName = LiveMembers.internalName(owner);
        MethodKey source = methods.source(internalName, jvm);
        if (source == null) {
            return null;
        }
        String shown = LoopedMethods.shown(internalName, source);
        return enter(new LoopKey(owner, jvm, shown, descriptor.endsWith(")V")), true);
    }

    /** The calling thread's, the innermost first. */
    private Deque<LoopRun> runsOfThread() {
        Deque<LoopRun> own = ofThread.get();
        if (own == null) {
            own = new ArrayDeque<>();
            ofThread.set(own);
        }
        return own;
    }

    private @Nullable LoopRun enter(LoopKey key, boolean hasArguments) {
        Deque<LoopRun> stack = runsOfThread();
        if (isEnding || stack.stream().anyMatch(run -> run.key().isSame(key))) {
            return null;
        }
        if (isOfRuntime(Thread.currentThread())) {
            reporter.problem(LoopTexts.ofRuntime(key.shown()));
            return null;
        }
        ArgumentCopies copies = hasArguments && settings.copies()
                ? new ArgumentCopies(key.shown(), key.owner().getClassLoader(), reporter::problem)
                : null;
        LoopRun run = new LoopRun(ids.incrementAndGet(), key, this, copies);
        stack.push(run);
        runs.add(run);
        changed();
        if (isEnding) {
            run.release(LoopRun.Release.PROGRAM_ENDS);
        }
        return run;
    }

    /** The thread that applies changes would wait for itself. */
    private static boolean isOfRuntime(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return thread.getName().startsWith("hotreload") && group != null && group.getParent() == null;
    }

    @Override
    public @Nullable Object[] arguments(Object run, @Nullable Object receiver, @Nullable Object[] arguments) {
        return ((LoopRun) run).begin(receiver, arguments, generation);
    }

    /** Receiver and arguments of the method that was reached last; empty if no thread is in one. */
    public List<HeldValue> held() {
        return latestFirst()
                .filter(run -> run.key().jvm() != null)
                .findFirst()
                .map(run -> HeldValues.of(run.key(), run.arguments(), methods))
                .orElse(List.of());
    }

    @Override
    public boolean returned(@Nullable Object result, Object run) {
        LoopRun ended = (LoopRun) run;
        return left(ended, ended.end(result, ended.key().isVoid(), null));
    }

    @Override
    public boolean threw(Throwable thrown, Object run) {
        LoopRun ended = (LoopRun) run;
        return left(ended, ended.end(null, true, thrown));
    }

    private boolean left(LoopRun run, boolean isOver) {
        if (isOver) {
            run.over();
            runs.remove(run);
            changed();
            Deque<LoopRun> stack = runsOfThread();
            stack.remove(run);
            if (stack.isEmpty()) {
                ofThread.remove();
            }
        }
        return isOver;
    }

    /**
     * Runs a step of the application, again after each generation.
     *
     * @param shown the step for the user
     * @throws E if the last run failed
     */
    public <T, E extends Exception> T loop(LoopedStep<T, E> step, String shown) throws E {
        return loop(step, new LoopKey(step.getClass(), null, shown, false));
    }

    /**
     * The same without a result.
     *
     * @param shown the step for the user
     * @throws E if the last run failed
     */
    public <E extends Exception> void loop(LoopedAction<E> step, String shown) throws E {
        LoopedStep<Boolean, E> withResult = () -> {
            step.run();
            return true;
        };
        loop(withResult, new LoopKey(step.getClass(), null, shown, true));
    }

    private <T, E extends Exception> T loop(LoopedStep<T, E> step, LoopKey key) throws E {
        LoopRun run = enter(key, false);
        if (run == null) {
            return step.run();
        }
        while (true) {
            arguments(run, null, new Object[0]);
            T result;
            try {
                result = step.run();
            } catch (Throwable thrown) {
                if (threw(thrown, run)) {
                    throw thrown;
                }
                continue;
            }
            if (returned(result, run)) {
                return result;
            }
        }
    }

    /** Where the application's frame is that calls the API: {@code App.main:12}. */
    public static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !frame.getClassName().startsWith("dev.hotreload.api.")
                                && !frame.getClassName().startsWith("dev.hotreload.loop.")
                                && !frame.getClassName().startsWith("dev.hotreload.reload."))
                        .findFirst()
                        .map(frame -> MemberNames.simple(frame.getClassName()) + "." + frame.getMethodName() + ":"
                                + frame.getLineNumber())
                        .orElse("step"));
    }

    LoopFailures failures() {
        return failures;
    }

    Reporter reporter() {
        return reporter;
    }

    boolean passesGoodRuns() {
        return settings.onException();
    }

    void lastError(String text) {
        lastError = text;
    }

    void tellLocks(String shown) {
        locks.tell(shown);
    }

    /** The outer loops of the thread have not run meanwhile, and what the inner one ran again was theirs, too. */
    void waited(LoopRun run, long nanos) {
        for (LoopRun outer : runsOfThread()) {
            if (outer != run) {
                outer.nestedWaited(nanos, generation);
            }
        }
    }

    private Optional<LoopRun> find(long id) {
        return runs.stream().filter(run -> run.id() == id).findFirst();
    }

    private Stream<LoopRun> latestFirst() {
        return runs.stream().sorted(Comparator.comparing(LoopRun::id).reversed());
    }
}
