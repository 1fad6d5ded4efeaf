package dev.hotreload.renewal;

import java.time.Duration;
import java.util.Arrays;

/**
 * The call of a program's {@code main}. A program cannot end before it: it would begin later, beside the next.
 *
 * <p>Nothing tells of the call, so the thread is looked at. Used by one thread.
 *
 * @param thread the one that calls it, and ends after it
 */
record MainCall(Thread thread) {
    private static final long INTERVAL_MILLIS = 5;

    /** Waits until it is called; returns whether it is. */
    boolean await(Duration patience) throws InterruptedException {
        long start = System.nanoTime();
        while (!hasBegun()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                return false;
            }
            Thread.sleep(INTERVAL_MILLIS);
        }
        return true;
    }

    /**
     * Before the call the JVM's launcher stands there, which loads and initialises the class, and has no such method.
     */
    private boolean hasBegun() {
        return thread.getState() == Thread.State.TERMINATED
                || Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals("main"));
    }
}
