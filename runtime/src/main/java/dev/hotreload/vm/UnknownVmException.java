package dev.hotreload.vm;

/** This JVM is not laid out as this package knows it, so nothing of it is touched; the message says what differs. */
public final class UnknownVmException extends Exception {
    private static final long serialVersionUID = 1;

    UnknownVmException(String reason) {
        super(reason);
    }

    UnknownVmException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
