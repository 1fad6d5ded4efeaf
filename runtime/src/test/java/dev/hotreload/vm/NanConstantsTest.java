package dev.hotreload.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.memory.Compiled;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;

class NanConstantsTest {
    private static final byte DOUBLE = 6;

    private final NanConstants transformer = new NanConstants();

    @Test
    void leavesEachOnce() {
        byte[] classFile = Compiled.of("class T { double d() { return Double.NaN; } float f() { return Float.NaN; } }")
                .type("T")
                .bytes();
        byte[] twice = withAnotherNan(classFile);
        assertThat(nans(twice)).isEqualTo(2);

        byte[] transformed = transformer.transform(null, "p/T", Object.class, null, twice);

        assertThat(nans(Objects.requireNonNull(transformed))).isEqualTo(1);
    }

    @Test
    void leavesOtherClassesAlone() {
        byte[] classFile = Compiled.of("class T { double d() { return 1.5; } float f() { return 2.5f; } }")
                .type("T")
                .bytes();

        assertThat(transformer.transform(null, "p/T", Object.class, null, classFile))
                .isNull();
    }

    @Test
    void leavesClassesAloneThatAreBeingDefined() {
        byte[] classFile = Compiled.of("class T { double d() { return Double.NaN; } }")
                .type("T")
                .bytes();

        assertThat(transformer.transform(null, "p/T", null, null, classFile)).isNull();
    }

    /** What the JVM writes after it has added a constant that it did not find. */
    private static byte[] withAnotherNan(byte[] classFile) {
        int end = new ClassReader(classFile).header;
        ByteBuffer with = ByteBuffer.allocate(classFile.length + 9);
        with.put(classFile, 0, end).put(DOUBLE).putDouble(Double.NaN).put(classFile, end, classFile.length - end);
        int countAt = 8;
        with.putShort(countAt, (short) (with.getShort(countAt) + 2));
        return with.array();
    }

    private static int nans(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        int nans = 0;
        for (int i = 1; i < reader.getItemCount(); i++) {
            int offset = reader.getItem(i);
            if (offset != 0
                    && reader.readByte(offset - 1) == DOUBLE
                    && Double.isNaN(Double.longBitsToDouble(reader.readLong(offset)))) {
                nans++;
            }
        }
        return nans;
    }
}
