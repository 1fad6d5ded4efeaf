package dev.hotreload.maven.debug;

/** Counts how often all threads were suspended more than they were resumed. Safe for use by any thread. */
final class Suspensions {

    private int count;

    /** All threads were suspended, by a command or with an event. */
    synchronized void suspended() {
        count++;
    }

    /** All threads were resumed once. */
    synchronized void resumed() {
        if (count > 0) {
            count--;
        }
    }

    synchronized int count() {
        return count;
    }
}
