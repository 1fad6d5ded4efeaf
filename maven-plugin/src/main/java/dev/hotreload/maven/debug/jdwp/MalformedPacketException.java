package dev.hotreload.maven.debug.jdwp;

import java.io.IOException;

/** What came is no JDWP; the connection that it came from cannot be used any more. */
public final class MalformedPacketException extends IOException {

    private static final long serialVersionUID = 1;

    /**
     * @param message what is wrong, to be read after "because": {@code "a packet of 3 bytes is shorter than its
     *     header"}
     */
    public MalformedPacketException(String message) {
        super(message);
    }
}
