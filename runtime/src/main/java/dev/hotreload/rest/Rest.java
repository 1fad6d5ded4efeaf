package dev.hotreload.rest;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Tells when the application has come to rest after its start, so that what is not urgent may have the processors.
 *
 * <p>It rests when its process has used next to no processor time, or has left a whole processor to others, for half a
 * second. An application that always computes counts as started after half a minute. Used by one thread.
 */
public final class Rest {

    /** How often to ask; shorter times show only the coarse clock that the system keeps of a process. */
    public static final Duration INTERVAL = Duration.ofMillis(250);

    /** After so long an application that computes all the time is not starting any more. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** The share of one processor that a resting application may use. */
    private static final double IDLE = 0.2;

    /** So many processors must be left if it is not idle: one for us, and some room for it. */
    private static final double SPARE = 1.5;

    /** So many intervals in a row must be restful. */
    private static final int INTERVALS = 2;

    private final Supplier<Optional<Duration>> used;
    private final ToDoubleFunction<OptionalDouble> idleProcessors;
    private final LongSupplier nanos;
    private final long start;
    private long lastTime;
    private Optional<Duration> lastUsed;
    private int restful;

    /**
     * Of the application that runs in this JVM; what other processes use is not known, and to know it would cost time.
     */
    public static Rest ofThisProcess() {
        ProcessHandle application = ProcessHandle.current();
        int processors = Runtime.getRuntime().availableProcessors();
        return new Rest(
                () -> application.info().totalCpuDuration(),
                share -> share.isPresent() ? processors - share.getAsDouble() : 0,
                System::nanoTime);
    }

    /**
     * @param used the processor time of the application so far; empty: the system does not tell
     * @param idleProcessors how many processors nobody uses while the application uses so much of one; empty: unknown
     * @param nanos a clock
     */
    public Rest(
            Supplier<Optional<Duration>> used, ToDoubleFunction<OptionalDouble> idleProcessors, LongSupplier nanos) {
        this.used = used;
        this.idleProcessors = idleProcessors;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.lastTime = start;
        this.lastUsed = used.get();
    }

    /** Whether it rests; to be asked about once in each {@link #INTERVAL}, or more often. */
    public boolean hasCome() {
        long now = nanos.getAsLong();
        if (now - start >= LONGEST.toNanos()) {
            return true;
        }
        if (now - lastTime < INTERVAL.toNanos()) {
            return restful >= INTERVALS;
        }
        OptionalDouble share = share(now);
        boolean isSpare = idleProcessors.applyAsDouble(share) >= SPARE;
        boolean isIdle = share.isPresent() && share.getAsDouble() < IDLE;
        restful = isSpare || isIdle ? restful + 1 : 0;
        return restful >= INTERVALS;
    }

    /** The share of a processor that it has used since the last time. */
    private OptionalDouble share(long now) {
        Optional<Duration> total = used.get();
        OptionalDouble share = total.isEmpty() || lastUsed.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) total.get().minus(lastUsed.get()).toNanos() / (now - lastTime));
        lastTime = now;
        lastUsed = total;
        return share;
    }
}
