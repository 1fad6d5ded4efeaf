package dev.hotreload.watch;

/**
 * Whether a module's class files are there. A directory that vanishes, or loses all its class files, is on its way to
 * be built anew ({@code mvn clean compile}): what is missing meanwhile was not deleted.
 */
final class Presence {

    private enum State {
        PRESENT,
        GONE,
        RETURNING
    }

    private State state = State.PRESENT;
    private boolean told;
    private long since;

    /** Notes what is there now; {@code missing} if nothing is and something should be. */
    void update(boolean missing, long now) {
        if (missing && state != State.GONE) {
            state = State.GONE;
            since = now;
        } else if (!missing && state == State.GONE) {
            state = State.RETURNING;
        }
    }

    boolean isGone() {
        return state == State.GONE;
    }

    boolean isReturning() {
        return state == State.RETURNING;
    }

    /** When the module went. */
    long since() {
        return since;
    }

    /** Whether the user must still be told that the module is gone; telling is the caller's part. */
    boolean tellGone() {
        boolean tell = !told;
        told = true;
        return tell;
    }

    boolean isTold() {
        return told;
    }

    /** Ends the return; whether the user must be told, because he was told that the module was gone. */
    boolean returned() {
        boolean tell = told;
        told = false;
        state = State.PRESENT;
        return tell;
    }
}
