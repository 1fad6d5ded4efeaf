package dev.hotreload.maven.debug.jdwp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes the fields of a packet's body one after the other. */
public final class PacketWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
    private final IdSizes sizes;

    public PacketWriter(IdSizes sizes) {
        this.sizes = sizes;
    }

    public PacketWriter int8(int value) {
        bytes.write(value);
        return this;
    }

    public PacketWriter int32(int value) {
        return number(value, 4);
    }

    public PacketWriter int64(long value) {
        return number(value, 8);
    }

    /** The id of an object, a thread, a class or a group. */
    public PacketWriter object(long id) {
        return number(id, sizes.object());
    }

    public PacketWriter method(long id) {
        return number(id, sizes.method());
    }

    public PacketWriter field(long id) {
        return number(id, sizes.field());
    }

    public PacketWriter string(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        return int32(text.length).raw(text);
    }

    PacketWriter location(CodeLocation location) {
        return int8(location.typeTag())
                .object(location.type())
                .method(location.method())
                .int64(location.index());
    }

    public PacketWriter raw(byte[] encoded) {
        bytes.writeBytes(encoded);
        return this;
    }

    /** What was written so far. */
    public byte[] bytes() {
        return bytes.toByteArray();
    }

    /** The whole packet. */
    byte[] packet(int id, int flags, int commandOrError) {
        byte[] packet = new byte[Packet.HEADER + bytes.size()];
        ByteBuffer.wrap(packet)
                .putInt(packet.length)
                .putInt(id)
                .put((byte) flags)
                .putShort((short) commandOrError)
                .put(bytes.toByteArray());
        return packet;
    }

    private PacketWriter number(long value, int size) {
        for (int i = size - 1; i >= 0; i--) {
            bytes.write((int) (value >> (8 * i)));
        }
        return this;
    }
}
