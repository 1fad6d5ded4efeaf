package dev.hotreload.maven.patch;

/** A patch cannot be made; the message says why, for the user. */
public final class PatchException extends Exception {
    private static final long serialVersionUID = 1L;

    /** For this reason. */
    public PatchException(String message) {
        super(message);
    }
}
