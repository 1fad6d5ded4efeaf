package dev.hotreload.maven.debug.jdwp;

import java.nio.ByteBuffer;

/**
 * One JDWP packet: length (4 bytes), id (4), flags (1), and then command set and command (1 each) or error code (2).
 *
 * <p>Never changes.
 */
public final class Packet {

    /** Length of the header in bytes. */
    public static final int HEADER = 11;

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
    public static Packet command(int id, int command, PacketWriter body) {
        return new Packet(body.packet(id, 0, command));
    }

    /** A reply to the command of this id. */
    public static Packet reply(int id, PacketWriter body) {
        return new Packet(body.packet(id, REPLY, 0));
    }

    /** A reply that says that the command of this id failed. */
    public static Packet failure(int id, int error) {
        return new Packet(new PacketWriter(IdSizes.USUAL).packet(id, REPLY, error));
    }

    public int id() {
        return header.getInt(4);
    }

    boolean isReply() {
        return (header.get(8) & REPLY) != 0;
    }

    /** Command set × 256 + command, see {@link Jdwp}. */
    public int command() {
        return header.getShort(9) & 0xFFFF;
    }

    /** The error code of a reply; 0: none. */
    public int error() {
        return header.getShort(9) & 0xFFFF;
    }

    /** Reads what follows the header. */
    public PacketReader body(IdSizes sizes) {
        return new PacketReader(bytes, HEADER, sizes);
    }

    /** The same packet under another id. */
    public Packet withId(int id) {
        Packet copy = of(bytes.clone());
        copy.header.putInt(4, id);
        return copy;
    }

    /** The same error or success with another body. */
    public Packet withBody(PacketWriter body) {
        return new Packet(body.packet(id(), header.get(8), command()));
    }

    /** All bytes, header included; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }
}
