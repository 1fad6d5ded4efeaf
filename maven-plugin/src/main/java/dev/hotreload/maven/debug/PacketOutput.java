package dev.hotreload.maven.debug;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes whole packets to a connection. Safe for use by any thread: packets do not mix. */
final class PacketOutput {

    private final OutputStream out;

    PacketOutput(OutputStream out) {
        this.out = new BufferedOutputStream(out, 1 << 16);
    }

    /** Writes a packet, maybe not before the next {@link #flush}. */
    synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    /** Sends what was written. */
    synchronized void flush() throws IOException {
        out.flush();
    }

    /** Sends a packet now. */
    synchronized void send(Packet packet) throws IOException {
        out.write(packet.bytes());
        out.flush();
    }
}
