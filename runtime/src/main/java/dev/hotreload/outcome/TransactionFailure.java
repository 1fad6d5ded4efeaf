package dev.hotreload.outcome;

/** A generation could not become current; everything is as it was before. */
public final class TransactionFailure extends Exception {
    private static final long serialVersionUID = 1;

    public TransactionFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** A failure of which the message says all. */
    public TransactionFailure(String message) {
        super(message);
    }
}
