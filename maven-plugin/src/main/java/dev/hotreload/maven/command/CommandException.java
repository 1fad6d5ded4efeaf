package dev.hotreload.maven.command;

import org.jspecify.annotations.Nullable;

/** No application could be asked; the message says why, and what to do. */
public final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    /** For this reason. */
    public CommandException(String message) {
        this(message, null);
    }

    CommandException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
