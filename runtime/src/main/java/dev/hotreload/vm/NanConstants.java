package dev.hotreload.vm;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/**
 * Keeps the constant pool of a class that has NaN among its constants from filling up. For a retransformation the JVM
 * writes the class file anew from the pool that it has, and adds to that pool what it does not find there. It compares
 * numbers, and NaN equals no number, so each retransformation would double these constants ({@code
 * ConstantPool::compare_entry_to}); after some sixteen the pool is full. Here each is left once in the class file.
 */
final class NanConstants implements ClassFileTransformer {
    private static final int FLOAT = 4;
    private static final int DOUBLE = 6;

    private final Thread owner = Thread.currentThread();

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (redefined == null || Thread.currentThread() != owner) {
            return null;
        }
        ClassReader reader = new ClassReader(classFile);
        return isAmongConstants(reader) ? withEachOnce(reader) : null;
    }

    private static boolean isAmongConstants(ClassReader reader) {
        for (int i = 1; i < reader.getItemCount(); i++) {
            int offset = reader.getItem(i);
            if (offset == 0) {
                // The second half of a long or double.
                continue;
            }
            int tag = reader.readByte(offset - 1);
            if ((tag == FLOAT && Float.isNaN(Float.intBitsToFloat(reader.readInt(offset))))
                    || (tag == DOUBLE && Double.isNaN(Double.longBitsToDouble(reader.readLong(offset))))) {
                return true;
            }
        }
        return false;
    }

    /** ASM writes the constants that are used, those with the same bits once. */
    private static byte[] withEachOnce(ClassReader reader) {
        ClassWriter writer = new ClassWriter(0);
        reader.accept(writer, 0);
        return writer.toByteArray();
    }
}
