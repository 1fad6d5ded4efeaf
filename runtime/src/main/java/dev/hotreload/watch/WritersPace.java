package dev.hotreload.watch;

import java.time.Duration;

/**
 * How long whoever writes class files pauses between them, and so how long to wait until he has finished.
 *
 * <p>A compiler on a busy machine or a slow disk pauses for longer than the quiet period; the pauses that it has shown
 * tell how long the next one may be. Used by the watcher's thread only.
 */
final class WritersPace {
    private static final int FACTOR = 3;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** After a set was told, whoever writes again so soon had not finished. */
    private static final Duration SAME_WRITER = Duration.ofMillis(300);

    private boolean hasWritten;
    private boolean isWriting;
    private long lastWritten;
    private long longestPause;

    /**
     * Notes that a class file was written or deleted.
     *
     * @param at when, in {@link System#nanoTime()}; it may be before what was noted last
     */
    void wrote(long at) {
        long pause = hasWritten ? at - lastWritten : 0;
        if (isWriting || pause <= SAME_WRITER.toNanos()) {
            longestPause = Math.max(longestPause, pause);
        }
        lastWritten = pause < 0 ? lastWritten : at;
        hasWritten = true;
        isWriting = true;
    }

    /** Notes that what was written so far was told. */
    void told() {
        isWriting = false;
        longestPause = 0;
    }

    /** How long nothing may be written until all is; {@code atLeast}, or longer. */
    Duration untilFinished(Duration atLeast) {
        Duration wait = Duration.ofNanos(longestPause).multipliedBy(FACTOR);
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            wait = LONGEST_WAIT;
        }
        return wait.compareTo(atLeast) > 0 ? wait : atLeast;
    }
}
