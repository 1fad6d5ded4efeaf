package dev.hotreload.maven.compile.facts;

import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;

/**
 * What tells class files of different compilers, and of different options of one compiler, from each other.
 *
 * <p>The class file's version; the debugging attributes that {@code -g} and {@code -parameters} decide about; and what
 * the constant pool begins with: javac writes constants in the order of their use, the compiler of Eclipse begins with
 * the class itself.
 */
final class CompilerMarks {

    private static final int UTF8 = 1;
    private static final Set<String> DEBUGGING = Set.of("LineNumberTable", "LocalVariableTable", "MethodParameters");

    private CompilerMarks() {}

    static String of(ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        Set<String> attributes = new TreeSet<>();
        for (int index = 1; index < reader.getItemCount(); index++) {
            int offset = reader.getItem(index);
            if (offset != 0 && reader.readByte(offset - 1) == UTF8) {
                int length = reader.readUnsignedShort(offset);
                // Long texts are no attribute's name, and need not be decoded.
                if (length <= buffer.length && DEBUGGING.contains(ascii(reader, offset, length, buffer))) {
                    attributes.add(ascii(reader, offset, length, buffer));
                }
            }
        }
        int first = reader.getItemCount() > 1 ? reader.readByte(reader.getItem(1) - 1) : 0;
        return reader.readShort(6) + " " + first + " " + attributes;
    }

    private static String ascii(ClassReader reader, int offset, int length, char[] buffer) {
        int shown = Math.min(length, 24);
        for (int i = 0; i < shown; i++) {
            buffer[i] = (char) (reader.readByte(offset + 2 + i) & 0x7f);
        }
        return new String(buffer, 0, shown);
    }
}
