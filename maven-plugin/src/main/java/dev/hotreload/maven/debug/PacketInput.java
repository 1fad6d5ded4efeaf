package dev.hotreload.maven.debug;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads whole packets from a connection.
 *
 * <p>Shows the header of one packet at a time, in a buffer that is used again and again, so that what only passes through
 * makes no garbage. Used by one thread.
 */
final class PacketInput {

    /** Far longer than any packet that a debugger or the agent writes. */
    private static final int LONGEST = 64 << 20;

    private final InputStream in;
    private ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private int start;
    private int end;
    private int filled;

    PacketInput(InputStream in) {
        this.in = in;
    }

    /**
     * Goes on to the next packet and waits until all of it is there.
     *
     * @return false if the connection has ended
     * @throws MalformedPacketException if what comes is no packet
     * @throws EOFException if the connection ended within a packet
     */
    boolean next() throws IOException {
        start = end;
        if (!fill(1)) {
            return false;
        }
        require(Packet.HEADER);
        int length = buffer.getInt(start);
        if (length < Packet.HEADER || length > LONGEST) {
            throw new MalformedPacketException("a packet cannot have " + (length & 0xFFFFFFFFL) + " bytes");
        }
        require(length);
        end = start + length;
        return true;
    }

    int id() {
        return buffer.getInt(start + 4);
    }

    boolean isReply() {
        return (buffer.get(start + 8) & Packet.REPLY) != 0;
    }

    /** Command set × 256 + command, see {@link Jdwp}. */
    int command() {
        return buffer.getShort(start + 9) & 0xFFFF;
    }

    /** A copy of the packet, to be kept. */
    Packet copy() {
        return Packet.of(Arrays.copyOfRange(buffer.array(), start, end));
    }

    /** Passes the packet on as it is. */
    void writeTo(PacketOutput out) throws IOException {
        out.write(buffer.array(), start, end - start);
    }

    /** Whether {@link #next} need not wait, so that what was passed on so far need not be flushed yet. */
    boolean hasMore() {
        int available = filled - end;
        return available >= Packet.HEADER && buffer.getInt(end) <= available;
    }

    private void require(int count) throws IOException {
        if (!fill(count)) {
            throw new EOFException("the connection ended within a packet");
        }
    }

    private boolean fill(int count) throws IOException {
        if (filled - start < count) {
            makeRoom(count);
        }
        while (filled - start < count) {
            int read = in.read(buffer.array(), filled, buffer.capacity() - filled);
            if (read < 0) {
                return false;
            }
            filled += read;
        }
        return true;
    }

    private void makeRoom(int count) {
        if (start == filled) {
            start = 0;
            end = 0;
            filled = 0;
        }
        if (buffer.capacity() - start < count) {
            ByteBuffer target = count > buffer.capacity() ? ByteBuffer.allocate(count + (count >> 2)) : buffer;
            System.arraycopy(buffer.array(), start, target.array(), 0, filled - start);
            buffer = target;
            filled -= start;
            start = 0;
        }
    }
}
