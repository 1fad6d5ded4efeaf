package dev.hotreload.api;

/** Nothing has changed, because a patch could not be applied, taken back or written; the message says why. */
public final class PatchException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * For a reason.
     *
     * @param message what the user is told: errors of the compiler, or why the change was refused
     */
    public PatchException(String message) {
        super(message);
    }
}
