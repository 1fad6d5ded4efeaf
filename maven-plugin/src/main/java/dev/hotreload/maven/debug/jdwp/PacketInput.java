package dev.hotreload.maven.debug.jdwp;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Reads whole packets from a connection.
 *
 * <p>Shows the header of one packet at a time, in a buffer that is used again and again, so that what only passes
 * through makes no garbage; the buffer is outside the heap, where the operating system can write to it without a copy.
 * Used by one thread.
 */
public final class PacketInput {

    /** Far longer than any packet that a debugger or the agent writes. */
    private static final int LONGEST = 64 << 20;

    private final ReadableByteChannel in;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private int start;
    private int end;

    public PacketInput(ReadableByteChannel in) {
        this.in = in;
    }

    /**
     * Goes on to the next packet and waits until all of it is there.
     *
     * @return false if the connection has ended
     * @throws MalformedPacketException if what comes is no packet
     * @throws EOFException if the connection ended within a packet
     */
    public boolean next() throws IOException {
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

    public int id() {
        return buffer.getInt(start + 4);
    }

    public boolean isReply() {
        return (buffer.get(start + 8) & Packet.REPLY) != 0;
    }

    /** Command set × 256 + command, see {@link Jdwp}. */
    public int command() {
        return buffer.getShort(start + 9) & 0xFFFF;
    }

    /** What follows the header; to be read before the next packet is. */
    public ByteBuffer body() {
        return buffer.slice(start + Packet.HEADER, end - start - Packet.HEADER);
    }

    /** A copy of the packet, to be kept. */
    public Packet copy() {
        byte[] bytes = new byte[end - start];
        buffer.get(start, bytes);
        return Packet.of(bytes);
    }

    /** Passes the packet on as it is. */
    public void writeTo(PacketOutput out) throws IOException {
        out.write(buffer.slice(start, end - start));
    }

    /** Whether {@link #next} need not wait, so that what was passed on so far need not be flushed yet. */
    public boolean hasMore() {
        int available = buffer.position() - end;
        return available >= Packet.HEADER && buffer.getInt(end) <= available;
    }

    private void require(int count) throws IOException {
        if (!fill(count)) {
            throw new EOFException("the connection ended within a packet");
        }
    }

    /** The buffer's position is where the next bytes go. */
    private boolean fill(int count) throws IOException {
        if (buffer.position() - start < count) {
            makeRoom(count);
        }
        while (buffer.position() - start < count) {
            if (in.read(buffer) < 0) {
                return false;
            }
        }
        return true;
    }

    private void makeRoom(int count) {
        if (buffer.capacity() - start < count || start == buffer.position()) {
            ByteBuffer rest = buffer.slice(start, buffer.position() - start);
            // Into the same buffer, put moves the bytes as System.arraycopy would.
            ByteBuffer target = count > buffer.capacity() ? ByteBuffer.allocateDirect(count + (count >> 2)) : buffer;
            buffer = target.clear().put(rest);
            start = 0;
            end = 0;
        }
    }
}
