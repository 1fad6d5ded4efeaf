package dev.hotreload.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassFileStructureTest {

    @Test
    void everyClassOfTheJdkIsComplete() throws IOException {
        Path packages = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base/java");
        try (Stream<Path> files = Files.walk(packages)) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".class"))::iterator) {
                assertThat(ClassFileStructure.isComplete(Files.readAllBytes(file)))
                        .as(file.toString())
                        .isTrue();
            }
        }
    }

    @Test
    void noPrefixOfAClassFileIsComplete() throws IOException {
        byte[] content = thisClass();
        for (int length = 0; length < content.length; length++) {
            assertThat(ClassFileStructure.isComplete(Arrays.copyOf(content, length)))
                    .as("%s of %s bytes", length, content.length)
                    .isFalse();
        }
    }

    @Test
    void bytesAfterTheEndAreDamage() throws IOException {
        byte[] content = thisClass();
        assertThat(ClassFileStructure.isComplete(Arrays.copyOf(content, content.length + 1)))
                .isFalse();
    }

    @Test
    void fileOfTheRightLengthWithoutItsEndIsDamage() throws IOException {
        byte[] content = thisClass();
        Arrays.fill(content, content.length * 2 / 3, content.length, (byte) 0);
        assertThat(ClassFileStructure.isComplete(content)).isFalse();
    }

    @Test
    void somethingElseIsDamage() {
        assertThat(ClassFileStructure.isComplete(new byte[1000])).isFalse();
        byte[] random = new byte[1000];
        new Random(42).nextBytes(random);
        assertThat(ClassFileStructure.isComplete(random)).isFalse();
    }

    private static byte[] thisClass() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                ClassFileStructureTest.class.getResourceAsStream("ClassFileStructureTest.class"))) {
            return in.readAllBytes();
        }
    }
}
