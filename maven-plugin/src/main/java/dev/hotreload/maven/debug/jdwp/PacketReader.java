package dev.hotreload.maven.debug.jdwp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the fields of a packet's body one after the other. */
public final class PacketReader {

    private final byte[] bytes;
    private final IdSizes sizes;
    private int position;

    PacketReader(byte[] bytes, int start, IdSizes sizes) {
        this.bytes = bytes;
        this.position = start;
        this.sizes = sizes;
    }

    public int int8() throws MalformedPacketException {
        return (int) number(1);
    }

    public int int32() throws MalformedPacketException {
        return (int) number(4);
    }

    public long int64() throws MalformedPacketException {
        return number(8);
    }

    /** The id of an object, a thread, a class or a group. */
    public long object() throws MalformedPacketException {
        return number(sizes.object());
    }

    public long method() throws MalformedPacketException {
        return number(sizes.method());
    }

    public long field() throws MalformedPacketException {
        return number(sizes.field());
    }

    public String string() throws MalformedPacketException {
        byte[] text = take(int32());
        return new String(text, StandardCharsets.UTF_8);
    }

    public CodeLocation location() throws MalformedPacketException {
        return new CodeLocation(int8(), object(), method(), int64());
    }

    /** An untagged value of a field of this type. */
    byte[] value(char tag) throws MalformedPacketException {
        return take(sizeOf(tag));
    }

    /** A tagged value, its tag included. */
    public byte[] taggedValue() throws MalformedPacketException {
        require(1);
        return take(1 + sizeOf((char) bytes[position]));
    }

    /** The next bytes as they are. */
    public byte[] take(int count) throws MalformedPacketException {
        require(count);
        position += count;
        return Arrays.copyOfRange(bytes, position - count, position);
    }

    /** All that is left. */
    public byte[] rest() {
        byte[] rest = Arrays.copyOfRange(bytes, position, bytes.length);
        position = bytes.length;
        return rest;
    }

    public int position() {
        return position;
    }

    /** The bytes between two positions. */
    public byte[] between(int start, int end) {
        return Arrays.copyOfRange(bytes, start, end);
    }

    private int sizeOf(char tag) throws MalformedPacketException {
        int size = sizeOf(tag, sizes);
        if (size < 0) {
            throw new MalformedPacketException("there is no type of value " + (int) tag);
        }
        return size;
    }

    /** How many bytes a value of this type has; -1: there is no such type. */
    static int sizeOf(char tag, IdSizes sizes) {
        return switch (tag) {
            case 'V' -> 0;
            case 'Z', 'B' -> 1;
            case 'C', 'S' -> 2;
            case 'I', 'F' -> 4;
            case 'J', 'D' -> 8;
            case 'L', '[', 's', 't', 'g', 'l', 'c' -> sizes.object();
            default -> -1;
        };
    }

    private long number(int size) throws MalformedPacketException {
        require(size);
        long number = bytes[position]; // with its sign, as int8, int32 and int64 have it
        for (int i = 1; i < size; i++) {
            number = number << 8 | (bytes[position + i] & 0xFF);
        }
        position += size;
        return number;
    }

    private void require(int count) throws MalformedPacketException {
        if (count < 0 || count > bytes.length - position) {
            throw new MalformedPacketException("a packet of " + bytes.length + " bytes ends before its last field");
        }
    }
}
