package dev.hotreload.loop;

import dev.hotreload.message.LoopTexts;
import dev.hotreload.report.LoopFailure;
import dev.hotreload.report.LoopReport;
import dev.hotreload.report.LoopReport.Then;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One call of a looped method: its runs, and the waiting between them.
 *
 * <p>The calling thread runs and waits; any other thread wakes, aborts or releases it. No code of the application is
 * run while the lock is held.
 */
final class LoopRun {
    /** Why a method that waits returns to its caller. */
    enum Release {
        BY_USER,
        METHOD_GONE,
        PROGRAM_ENDS
    }

    private final long id;
    private final LoopKey key;
    private final Loops loops;
    private final @Nullable ArgumentCopies copies;
    private final Thread thread = Thread.currentThread();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean isRunning = true;
    private boolean isAwaitedCall;
    private boolean isAborted;
    private boolean isAskedFor;
    private boolean hasWaited;
    private boolean hasEnded;
    private @Nullable Release release;
    /** The generation that the last run began with, and the last that may matter to it. */
    private int startedWith;

    private int wanted;
    private int number;
    private int after;
    private long started;
    /** What of the run's time a nested loop has waited. */
    private long waitedNanos;

    private @Nullable Duration took;
    private @Nullable String result;
    private @Nullable LoopFailure failure;
    private @Nullable String error;

    private volatile Arguments held = new Arguments(null, List.of());

    /** What the frame holds that waits. */
    record Arguments(@Nullable Object receiver, List<@Nullable Object> arguments) {}

    /** @param copies makes the arguments of each run; null: they are passed as they are */
    LoopRun(long id, LoopKey key, Loops loops, @Nullable ArgumentCopies copies) {
        this.id = id;
        this.key = key;
        this.loops = loops;
        this.copies = copies;
    }

    LoopKey key() {
        return key;
    }

    Arguments arguments() {
        return held;
    }

    long id() {
        return id;
    }

    Thread thread() {
        return thread;
    }

    /** A run begins. */
    @Nullable
    Object[] begin(@Nullable Object receiver, @Nullable Object[] arguments, int generation) {
        held = new Arguments(receiver, Arrays.asList(arguments));
        @Nullable Object[] passed = copies == null ? arguments : copies.of(arguments);
        lock.lock();
        try {
            number++;
            isRunning = true;
            isAwaitedCall = true;
            isAborted = false;
            isAskedFor = false;
            startedWith = generation;
            waitedNanos = 0;
        } finally {
            lock.unlock();
        }
        started = System.nanoTime();
        return passed;
    }

    /** Whether the call that the thread makes now is the one that the loop itself has just made. */
    boolean takeCall() {
        boolean isOwn = isAwaitedCall;
        isAwaitedCall = false;
        return isOwn;
    }

    /**
     * A run has ended.
     *
     * @param value the result; null if it threw something, or is void
     * @param isVoid whether null is no result
     * @return whether the method is to return to its caller, else it is run again
     */
    boolean end(@Nullable Object value, boolean isVoid, @Nullable Throwable thrown) {
        Duration time = Duration.ofNanos(System.nanoTime() - started - waitedNanos);
        boolean aborted = stopped();
        String text = isVoid || thrown != null ? null : LoopValue.text(value);
        LoopFailure failed = thrown == null ? null : loops.failures().of(thrown, key);
        boolean passes = thrown == null && loops.passesGoodRuns();
        boolean goesOn = passes || isReleased();
        LoopReport report = new LoopReport(
                key.shown(),
                thread.getName(),
                number,
                after,
                time,
                took,
                text,
                result,
                failed,
                aborted,
                goesOn ? Then.GOES_ON : hasWaited ? Then.WAITS : Then.BEGINS_TO_WAIT);
        lock.lock();
        try {
            took = time;
            result = text;
            failure = failed;
            error = thrown == null ? null : loops.failures().text(thrown);
        } finally {
            lock.unlock();
        }
        if (error != null) {
            loops.lastError(error);
        }
        if (passes) {
            if (hasWaited) {
                loops.reporter().loop(report);
            }
            return true;
        }
        // What it has called may have changed meanwhile, and the loop may have been told to end.
        loops.reporter().loop(report);
        if (!hasWaited && !goesOn) {
            hasWaited = true;
            loops.tellLocks(key.shown());
        }
        return await();
    }

    /** From here on the run cannot be aborted; an interrupt that was meant for it is taken back. */
    private boolean stopped() {
        lock.lock();
        try {
            isRunning = false;
            isAwaitedCall = false;
            if (isAborted) {
                Thread.interrupted();
            }
            return isAborted;
        } finally {
            lock.unlock();
            loops.changed();
        }
    }

    private boolean await() {
        long since = System.nanoTime();
        lock.lock();
        try {
            while (release == null && !isAskedFor && wanted <= startedWith) {
                changed.await();
            }
            after = isAskedFor && wanted <= startedWith ? 0 : wanted;
            return release != null;
        } catch (InterruptedException e) {
            // Whoever interrupts the thread wants it to end what it does; the method has returned for all it knows.
            Thread.currentThread().interrupt();
            loops.reporter().problem(LoopTexts.interrupted(key.shown(), thread.getName()));
            return true;
        } finally {
            lock.unlock();
            loops.waited(this, System.nanoTime() - since);
        }
    }

    /** The call is over. */
    void over() {
        lock.lock();
        try {
            hasEnded = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A loop within this run has waited; its last run had what {@code generation} brought. */
    void nestedWaited(long nanos, int generation) {
        waitedNanos += nanos;
        lock.lock();
        try {
            startedWith = generation;
        } finally {
            lock.unlock();
            loops.changed();
        }
    }

    /** What a generation changed may matter. */
    void want(int generation) {
        lock.lock();
        try {
            wanted = generation;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean runAgain() {
        lock.lock();
        try {
            isAskedFor = !isRunning && !hasEnded;
            changed.signalAll();
            return isAskedFor;
        } finally {
            lock.unlock();
        }
    }

    boolean abort() {
        lock.lock();
        try {
            if (!isRunning || hasEnded) {
                return false;
            }
            isAborted = true;
            thread.interrupt();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Lets the method return to its caller, at once if it waits, else when the run ends. */
    boolean release(Release reason) {
        lock.lock();
        try {
            if (hasEnded) {
                return false;
            }
            release = reason;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
            loops.changed();
        }
    }

    boolean isWaiting() {
        lock.lock();
        try {
            return !isRunning && !hasEnded;
        } finally {
            lock.unlock();
        }
    }

    private boolean isReleased() {
        lock.lock();
        try {
            return release != null;
        } finally {
            lock.unlock();
        }
    }

    boolean hasThrown() {
        lock.lock();
        try {
            return failure != null;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a run goes on, or will, that {@code generation} has brought about. */
    boolean isBusyAfter(int generation) {
        lock.lock();
        try {
            return !hasEnded && release == null && wanted >= generation && (isRunning || startedWith < generation);
        } finally {
            lock.unlock();
        }
    }

    LoopState state() {
        lock.lock();
        try {
            return new LoopState(
                    id,
                    key.shown(),
                    thread.getName(),
                    isRunning,
                    number,
                    took,
                    result,
                    failure == null ? null : failure.headline());
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    String error() {
        lock.lock();
        try {
            return error;
        } finally {
            lock.unlock();
        }
    }
}
