package dev.hotreload.maven.debug.application;

/** Counts how often all threads were suspended more than they were resumed. Safe for use by any thread. */
public final class Suspensions {

    private int count;

    /** All threads were suspended, by a command or with an event. */
    public synchronized void suspended() {
        count++;
    }

    /** All threads were resumed once. */
    public synchronized void resumed() {
        if (count > 0) {
            count--;
        }
    }

    public synchronized int count() {
        return count;
    }
}
