package dev.hotreload.maven.debug;

import java.nio.ByteBuffer;

/**
 * One JDWP packet: length (4 bytes), id (4), flags (1), and then command set and command (1 each) or error code (2).
 *
 * <p>Never changes.
 */
final class Packet {

    /** Length of the header in bytes. */
    static final int HEADER = 11;

    /** The flag of replies. */
    static final int REPLY = 0x80;

    private final byte[] bytes;
    private final ByteBuffer header;

    private Packet(byte[] bytes) {
        this.bytes = bytes;
        this.header = ByteBuffer.wrap(bytes);
    }

    /** A packet of these bytes, header included; the array is not copied. */
    static Packet of(byte[] bytes) {
        return new Packet(bytes);
    }

    /** A command. */
    static Packet command(int id, int command, Body body) {
        return new Packet(body.packet(id, 0, command));
    }

    /** A reply to the command of this id. */
    static Packet reply(int id, Body body) {
        return new Packet(body.packet(id, REPLY, 0));
    }

    /** A reply that says that the command of this id failed. */
    static Packet failure(int id, int error) {
        return new Packet(new Body(IdSizes.USUAL).packet(id, REPLY, error));
    }

    int id() {
        return header.getInt(4);
    }

    boolean isReply() {
        return (header.get(8) & REPLY) != 0;
    }

    /** Command set × 256 + command, see {@link Jdwp}. */
    int command() {
        return header.getShort(9) & 0xFFFF;
    }

    /** The error code of a reply; 0: none. */
    int error() {
        return header.getShort(9) & 0xFFFF;
    }

    /** Reads what follows the header. */
    Fields body(IdSizes sizes) {
        return new Fields(bytes, HEADER, sizes);
    }

    /** The same packet under another id. */
    Packet withId(int id) {
        Packet copy = of(bytes.clone());
        copy.header.putInt(4, id);
        return copy;
    }

    /** The same error or success with another body. */
    Packet withBody(Body body) {
        return new Packet(body.packet(id(), header.get(8), command()));
    }

    /** All bytes, header included; not to be changed. */
    byte[] bytes() {
        return bytes;
    }
}
