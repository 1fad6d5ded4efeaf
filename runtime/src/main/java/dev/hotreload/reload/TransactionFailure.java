package dev.hotreload.reload;

/** A generation could not become current; everything is as it was before. */
final class TransactionFailure extends Exception {
    private static final long serialVersionUID = 1;

    TransactionFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
