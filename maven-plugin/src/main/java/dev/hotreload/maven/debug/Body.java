package dev.hotreload.maven.debug;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes the fields of a packet's body one after the other. */
final class Body {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
    private final IdSizes sizes;

    Body(IdSizes sizes) {
        this.sizes = sizes;
    }

    Body int8(int value) {
        bytes.write(value);
        return this;
    }

    Body int32(int value) {
        return number(value, 4);
    }

    Body int64(long value) {
        return number(value, 8);
    }

    /** The id of an object, a thread, a class or a group. */
    Body object(long id) {
        return number(id, sizes.object());
    }

    Body method(long id) {
        return number(id, sizes.method());
    }

    Body field(long id) {
        return number(id, sizes.field());
    }

    Body string(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        return int32(text.length).raw(text);
    }

    Body location(CodeLocation location) {
        return int8(location.typeTag())
                .object(location.type())
                .method(location.method())
                .int64(location.index());
    }

    Body raw(byte[] encoded) {
        bytes.writeBytes(encoded);
        return this;
    }

    /** What was written so far. */
    byte[] bytes() {
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

    private Body number(long value, int size) {
        for (int i = size - 1; i >= 0; i--) {
            bytes.write((int) (value >> (8 * i)));
        }
        return this;
    }
}
