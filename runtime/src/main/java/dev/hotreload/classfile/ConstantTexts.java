package dev.hotreload.classfile;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads the texts of a class file's constant pool (JVMS §4.4.7) and nothing behind it: what comes later need not be
 * unpacked. It does not mind the version of the class file. Used by one thread, for many files.
 */
public final class ConstantTexts {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int FIRST = 10;
    private static final int STEP = 2048;

    private byte[] buffer = new byte[1 << 16];
    private int limit;

    /** Gets each text; the array is used again. */
    public interface Visitor {
        /** A text from {@code start} to {@code end}. */
        void text(byte[] bytes, int start, int end);
    }

    /**
     * Reads one class file.
     *
     * @throws IllegalArgumentException if it is none that this knows
     */
    public void read(InputStream classFile, Visitor visitor) throws IOException {
        limit = 0;
        require(FIRST, classFile);
        if (((unsignedShort(0) << 16) | unsignedShort(2)) != MAGIC) {
            throw new IllegalArgumentException("no class file");
        }
        int count = unsignedShort(FIRST - 2);
        int at = FIRST;
        for (int i = 1; i < count; i++) {
            require(at + 3, classFile);
            int tag = buffer[at];
            int end = at + length(tag, at);
            if (tag == 1) {
                require(end, classFile);
                visitor.text(buffer, at + 3, end);
            } else if (tag == 5 || tag == 6) {
                // Long and double count twice.
                i++;
            }
            at = end;
        }
    }

    private int length(int tag, int at) {
        return switch (tag) {
            case 1 -> 3 + unsignedShort(at + 1);
            case 7, 8, 16, 19, 20 -> 3;
            case 15 -> 4;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 5;
            case 5, 6 -> 9;
            default -> throw new IllegalArgumentException("a constant of the unknown kind " + tag);
        };
    }

    private int unsignedShort(int at) {
        return ((buffer[at] & 0xFF) << 8) | (buffer[at + 1] & 0xFF);
    }

    private void require(int end, InputStream in) throws IOException {
        if (end > buffer.length - STEP) {
            buffer = Arrays.copyOf(buffer, 2 * end + STEP);
        }
        while (limit < end) {
            int read = in.read(buffer, limit, Math.max(end - limit, STEP));
            if (read < 0) {
                throw new IllegalArgumentException("the class file ends in its constant pool");
            }
            limit += read;
        }
    }
}
