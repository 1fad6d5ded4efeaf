package dev.hotreload.reload;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Gives whoever wrote a part of a change set half a second for the rest. Safe for use by any thread. */
final class Patience {
    private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final ThreadFactory threads;
    private final Runnable action;
    private CompletableFuture<Void> over = CompletableFuture.completedFuture(null);
    private boolean isWaiting;
    private long end;

    /**
     * Patience that nobody needs yet.
     *
     * @param action what to do when it is over, on a thread of its own
     */
    Patience(ThreadFactory threads, Runnable action) {
        this.threads = threads;
        this.action = action;
    }

    /** Waits from now on, even if it has been waiting before. */
    synchronized void begin() {
        end = System.nanoTime() + NANOS;
        if (!isWaiting) {
            isWaiting = true;
            CompletableFuture<Void> ended = new CompletableFuture<>();
            over = ended;
            Thread waiting = threads.newThread(() -> await(ended));
            waiting.setName("hotreload-patience");
            waiting.start();
        }
    }

    /** Completes when nothing is waited for and the action is done. */
    synchronized CompletableFuture<Void> over() {
        return over;
    }

    private void await(CompletableFuture<Void> ended) {
        try {
            for (long left = left(); left > 0; left = left()) {
                TimeUnit.NANOSECONDS.sleep(left);
            }
            action.run();
        } catch (InterruptedException e) {
            // Only the end of the JVM interrupts this thread.
            Thread.currentThread().interrupt();
        } finally {
            ended.complete(null);
        }
    }

    /** How long to wait; if no longer, the next {@link #begin} begins anew. */
    private synchronized long left() {
        long left = end - System.nanoTime();
        isWaiting = left > 0;
        return left;
    }
}
