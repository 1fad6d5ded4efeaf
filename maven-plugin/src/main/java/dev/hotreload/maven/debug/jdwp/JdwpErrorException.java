package dev.hotreload.maven.debug.jdwp;

import java.io.IOException;

/** The application's JVM answered a command with an error. */
public final class JdwpErrorException extends IOException {

    private static final long serialVersionUID = 1;

    private final int error;

    /** @param error the error code of the reply */
    public JdwpErrorException(int command, int error) {
        super("JDWP command " + (command >> 8) + "." + (command & 0xFF) + " failed with error " + error);
        this.error = error;
    }

    public int error() {
        return error;
    }
}
