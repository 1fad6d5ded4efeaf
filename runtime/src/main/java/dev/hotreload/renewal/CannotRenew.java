package dev.hotreload.renewal;

/** There is no new generation, and the one that runs is untouched; the message says why. */
final class CannotRenew extends Exception {
    private static final long serialVersionUID = 1;

    CannotRenew(String reason) {
        super(reason);
    }

    CannotRenew(String reason, Throwable cause) {
        super(reason, cause);
    }
}
