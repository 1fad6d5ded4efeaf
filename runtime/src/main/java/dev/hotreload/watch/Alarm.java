package dev.hotreload.watch;

import java.time.Duration;

/** One round of the watcher's thread: what time it is, and when at the latest the next round must begin. */
final class Alarm {

    private final long now;
    private long delay = Long.MAX_VALUE;

    /** @param now {@link System#nanoTime()} */
    Alarm(long now) {
        this.now = now;
    }

    /** {@link System#nanoTime()} at the beginning of the round. */
    long now() {
        return now;
    }

    /** Whether {@code time} has passed since {@code nanos}; if it has not, the alarm rings as soon as it has. */
    boolean passed(long nanos, Duration time) {
        long remaining = time.toNanos() - (now - nanos);
        if (remaining <= 0) {
            return true;
        }
        delay = Math.min(delay, remaining);
        return false;
    }

    /** Makes the next round begin at once. */
    void ringAtOnce() {
        delay = 0;
    }

    /** Nanoseconds from {@code nanos} until the next round; less than zero if it is late. */
    long remaining(long nanos) {
        return delay == Long.MAX_VALUE ? delay : delay - (nanos - now);
    }
}
