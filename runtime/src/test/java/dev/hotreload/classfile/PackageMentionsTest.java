package dev.hotreload.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class PackageMentionsTest {

    /** What mentions classes in several ways, none of them by a call. */
    @SuppressWarnings("unused")
    private static final class Mentioning {
        static long inDescriptor(int number, long[] numbers, Callable<List<Integer>> inSignature) {
            return 0;
        }

        static String inText() {
            return "com.acme.Unknown";
        }
    }

    @Test
    void namesDescriptorsSignaturesAndTextsMentionPackages() throws IOException {
        assertThat(mentions("java/util/concurrent")).isTrue();
        assertThat(mentions("java/util")).isTrue();
        assertThat(mentions("com/acme")).isTrue();
        assertThat(mentions("dev/hotreload/classfile")).isTrue();
    }

    @Test
    void partsOfOtherNamesDoNot() throws IOException {
        assertThat(mentions("acme")).isFalse();
        assertThat(mentions("util/concurrent")).isFalse();
        assertThat(mentions("java/util/concurrent/Callable")).isFalse();
        assertThat(mentions("java/io")).isFalse();
        assertThat(mentions("")).isFalse();
    }

    private static boolean mentions(String packageName) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Mentioning.class.getResourceAsStream("PackageMentionsTest$Mentioning.class"))) {
            return PackageMentions.any(in.readAllBytes(), Set.of(packageName));
        }
    }
}
