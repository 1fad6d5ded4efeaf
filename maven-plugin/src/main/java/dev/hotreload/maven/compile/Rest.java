package dev.hotreload.maven.compile;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tells when the application has come to rest after its start, so that what is not urgent may have the processors.
 *
 * <p>It rests when its process has used next to no processor time, or has left a whole processor to others, for half a second.
 * An application that always computes counts as started after half a minute. Used by one thread.
 */
final class Rest {

    /** How often to ask; shorter times show only the coarse clock that the system keeps of a process. */
    static final Duration INTERVAL = Duration.ofMillis(250);

    /** After so long an application that computes all the time is not starting any more. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** The share of one processor that a resting application may use. */
    private static final double IDLE = 0.2;

    /** So many processors must be left if it is not idle: one for us, and some room for it. */
    private static final double SPARE = 1.5;

    /** So many intervals in a row must be restful. */
    private static final int INTERVALS = 2;

    private final Supplier<Optional<Duration>> used;
    private final DoubleSupplier idleProcessors;
    private final LongSupplier nanos;
    private final long start;
    private long lastTime;
    private Optional<Duration> lastUsed;
    private int restful;

    /** Asks for the process of an application. */
    static Rest of(ProcessHandle application) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        int processors = Runtime.getRuntime().availableProcessors();
        return new Rest(
                () -> application.info().totalCpuDuration(),
                () -> processors * (1 - Math.max(0, system.getCpuLoad())),
                System::nanoTime);
    }

    /**
     * @param used the processor time of the application so far; empty: the system does not tell
     * @param idleProcessors how many processors nobody uses
     * @param nanos a clock
     */
    Rest(Supplier<Optional<Duration>> used, DoubleSupplier idleProcessors, LongSupplier nanos) {
        this.used = used;
        this.idleProcessors = idleProcessors;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.lastTime = start;
        this.lastUsed = used.get();
    }

    /** Whether it rests; to be asked about once in each {@link #INTERVAL}, or more often. */
    boolean hasCome() {
        long now = nanos.getAsLong();
        if (now - start >= LONGEST.toNanos()) {
            return true;
        }
        if (now - lastTime < INTERVAL.toNanos()) {
            return restful >= INTERVALS;
        }
        OptionalDouble share = share(now);
        boolean isSpare = idleProcessors.getAsDouble() >= SPARE;
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
