package dev.hotreload.classfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class WantedNamesTest {

    /** The two must agree; here is the one that makes no strings, and there the one that is easily read. */
    @Test
    void theSameIsFoundAsInStrings() {
        Set<String> wanted = Set.of("a", "a/b", "L", "L/a", "b/L", "LL/b", "L/L", "a/b/L", "b");
        WantedNames names = new WantedNames(wanted);
        Random random = new Random(14);
        String letters = "abL./ ;$(\u00e9";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length >= 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            Set<String> expected = new TreeSet<>();
            PackageMentions.addTo(expected, text.toString(), wanted);
            byte[] bytes = ("x/" + text + "/x").getBytes(StandardCharsets.UTF_8);
            Set<String> found = new TreeSet<>();
            names.addTo(found, bytes, 2, bytes.length - 2);
            assertThat(found).as(text.toString()).isEqualTo(expected);
        }
    }

    @Test
    void textsOfTheConstantPoolAreReadAndNothingBehindIt() throws IOException {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, 0, "p/Few", null, "java/lang/Object", null);
        writer.newConst(5L);
        writer.newConst(2.5);
        writer.newConst("text");
        writer.newHandle(Opcodes.H_INVOKESTATIC, "p/Many", "call", "()V", false);
        writer.newUTF8("long".repeat(10_000));
        writer.visitEnd();
        byte[] classFile = writer.toByteArray();
        int end = new org.objectweb.asm.ClassReader(classFile).header;
        ConstantTexts texts = new ConstantTexts();
        List<String> read = new ArrayList<>();
        ConstantTexts.Visitor visitor =
                (bytes, from, to) -> read.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        texts.read(new ByteArrayInputStream(classFile, 0, end), visitor);
        assertThat(read).contains("p/Few", "text", "p/Many", "call", "()V", "long".repeat(10_000));
        assertThat(new HashSet<>(read)).hasSameSizeAs(read);

        assertThatThrownBy(() -> texts.read(new ByteArrayInputStream(Arrays.copyOf(classFile, end - 1)), visitor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ends in its constant pool");
        assertThatThrownBy(() -> texts.read(new ByteArrayInputStream(new byte[20]), visitor))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
