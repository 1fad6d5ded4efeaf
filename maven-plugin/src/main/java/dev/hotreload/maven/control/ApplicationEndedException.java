package dev.hotreload.maven.control;

/** The application has ended before it answered. */
public final class ApplicationEndedException extends Exception {
    private static final long serialVersionUID = 1L;

    ApplicationEndedException() {
        super("the application has ended");
    }
}
