package dev.hotreload.watch;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Tells a complete class file from one that is half-written or damaged, by walking its structure (JVMS §4.1) from the
 * magic number to the last attribute, which must end where the file ends. Nothing is verified beyond that: what the
 * JVM says to the class is not the watcher's concern.
 */
public final class ClassFileStructure {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int UTF8 = 1;

    private final ByteBuffer in;
    private byte[] tags = {};
    private int codeName = -1;

    private ClassFileStructure(byte[] content) {
        in = ByteBuffer.wrap(content);
    }

    /** Whether {@code content} has the structure of a class file, from its first to its last byte. */
    public static boolean isComplete(byte[] content) {
        try {
            return new ClassFileStructure(content).walk();
        } catch (BufferUnderflowException | MalformedException e) {
            // Where it ends early or goes wrong does not matter: the rest is awaited.
            return false;
        }
    }

    private boolean walk() {
        require(in.getInt() == MAGIC);
        skip(4); // minor_version, major_version
        constantPool();
        skip(6); // access_flags, this_class, super_class
        skip(2 * u2()); // interfaces
        members(); // fields
        members(); // methods
        attributes();
        return !in.hasRemaining();
    }

    /** JVMS §4.4. */
    private void constantPool() {
        int count = u2();
        require(count > 0);
        tags = new byte[count];
        for (int index = 1; index < count; index++) {
            tags[index] = in.get();
            switch (tags[index]) {
                case UTF8 -> utf8(index);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(4);
                case 5, 6 -> {
                    skip(8);
                    index++; // a long or double takes two entries (JVMS §4.4.5)
                }
                case 7, 8, 16, 19, 20 -> skip(2);
                case 15 -> skip(3);
                default -> throw new MalformedException();
            }
        }
    }

    private void utf8(int index) {
        int length = u2();
        int start = in.position();
        skip(length);
        if (length == 4
                && in.get(start) == 'C'
                && in.get(start + 1) == 'o'
                && in.get(start + 2) == 'd'
                && in.get(start + 3) == 'e') {
            codeName = index;
        }
    }

    /** JVMS §4.5 and §4.6, which agree as far as this. */
    private void members() {
        for (int left = u2(); left > 0; left--) {
            skip(2); // access_flags
            requireUtf8(u2()); // name_index
            requireUtf8(u2()); // descriptor_index
            attributes();
        }
    }

    /** JVMS §4.7. */
    private void attributes() {
        for (int left = u2(); left > 0; left--) {
            int name = u2();
            requireUtf8(name);
            int length = in.getInt();
            require(length >= 0 && length <= in.remaining());
            int end = in.position() + length;
            if (name == codeName) {
                code();
                require(in.position() == end);
            } else {
                in.position(end);
            }
        }
    }

    /** JVMS §4.7.3. */
    private void code() {
        skip(4); // max_stack, max_locals
        int length = in.getInt();
        require(length > 0);
        skip(length);
        skip(8 * u2()); // exception_table
        attributes();
    }

    private int u2() {
        return Short.toUnsignedInt(in.getShort());
    }

    private void skip(int length) {
        require(length <= in.remaining());
        in.position(in.position() + length);
    }

    private void requireUtf8(int index) {
        require(index > 0 && index < tags.length && tags[index] == UTF8);
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new MalformedException();
        }
    }

    /** Leaves the walk; never leaves the class. */
    private static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedException() {
            super(null, null, false, false);
        }
    }
}
