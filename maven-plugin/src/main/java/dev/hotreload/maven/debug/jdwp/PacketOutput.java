package dev.hotreload.maven.debug.jdwp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Writes whole packets to a connection. Safe for use by any thread: packets do not mix. */
public final class PacketOutput {

    private final WritableByteChannel out;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);

    public PacketOutput(WritableByteChannel out) {
        this.out = out;
    }

    /** Writes a packet, maybe not before the next {@link #flush}. */
    synchronized void write(ByteBuffer packet) throws IOException {
        if (packet.remaining() > buffer.remaining()) {
            flush();
        }
        if (packet.remaining() > buffer.remaining()) {
            writeAll(packet);
        } else {
            buffer.put(packet);
        }
    }

    /** Sends what was written. */
    public synchronized void flush() throws IOException {
        if (buffer.position() > 0) {
            buffer.flip();
            try {
                writeAll(buffer);
            } finally {
                buffer.clear();
            }
        }
    }

    /** Sends a packet now. */
    public synchronized void send(Packet packet) throws IOException {
        write(ByteBuffer.wrap(packet.bytes()));
        flush();
    }

    private void writeAll(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
