package dev.hotreload.maven.debug;

import java.io.IOException;

/** What came is no JDWP; the connection that it came from cannot be used any more. */
final class MalformedPacketException extends IOException {

    private static final long serialVersionUID = 1;

    /** @param message what is wrong, to be read after "because": {@code "a packet of 3 bytes is shorter than its header"} */
    MalformedPacketException(String message) {
        super(message);
    }
}
