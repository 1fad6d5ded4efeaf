package dev.hotreload.maven.compile.facts;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.objectweb.asm.ClassReader;

/** Decodes the texts of constant pools that are not plain ASCII. */
final class ModifiedUtf8 {

    private ModifiedUtf8() {}

    /**
     * The text at {@code offset}, which begins with its length in bytes as {@link DataInputStream#readUTF} reads it.
     */
    static String decode(ClassReader reader, int offset, int length) {
        byte[] bytes = new byte[length + 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) reader.readByte(offset + i);
        }
        try {
            return new DataInputStream(new ByteArrayInputStream(bytes)).readUTF();
        } catch (IOException e) {
            throw new UncheckedIOException("a class file that the JVM would not take either", e);
        }
    }
}
