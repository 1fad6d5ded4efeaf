package dev.hotreload.watch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One round of the watcher's thread: what time it is, and when at the latest the next round must begin. */
final class Alarm {

    private final long now;
    private final @Nullable Instant date;
    private long delay = Long.MAX_VALUE;

    /**
     * A round.
     *
     * @param now {@link System#nanoTime()}
     * @param date the same moment by the clock of the file system; null: nobody asks when files were written
     */
    Alarm(long now, @Nullable Instant date) {
        this.now = now;
        this.date = date;
    }

    /** A round that begins. */
    static Alarm current() {
        return new Alarm(System.nanoTime(), Instant.now());
    }

    /** {@link System#nanoTime()} at the beginning of the round. */
    long now() {
        return now;
    }

    /**
     * When a file was written that is noticed in this round, in {@link System#nanoTime()}; if that is not known, at its
     * beginning. Between them lies what kept us, in a cold program tenths of a second.
     */
    long writtenAt(FileStamp stamp) {
        return date == null ? now : now - stamp.age(date).orElse(Duration.ZERO).toNanos();
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
