package dev.hotreload.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
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

    @Test
    void packagesAndClassesAreTold() throws IOException {
        Set<String> wanted = Set.of(
                "java/util/concurrent",
                "java/util",
                "java",
                "com/acme",
                "com",
                "java/util/concurrent/Callable",
                "util/concurrent",
                "int",
                "java/io");
        Set<String> found = new HashSet<>();
        try (InputStream in = mentioning()) {
            PackageMentions.addTo(found, in.readAllBytes(), wanted);
        }
        // Below com, as a text with dots says, there may be a class acme; a name with slashes says where its package
        // ends.
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "java/util/concurrent", "java/util", "java/util/concurrent/Callable", "com/acme", "com");
    }

    @Test
    void textsMentionThem() {
        Set<String> found = new HashSet<>();
        PackageMentions.addTo(
                found, "driver = a.b.Driver # not c\npath=d/e/\n(IJLf/G;)V", Set.of("a/b", "c", "d/e", "f", "driver"));
        assertThat(found).containsExactlyInAnyOrder("a/b", "d/e", "f");
    }

    private static InputStream mentioning() {
        return Objects.requireNonNull(Mentioning.class.getResourceAsStream("PackageMentionsTest$Mentioning.class"));
    }

    private static boolean mentions(String packageName) throws IOException {
        try (InputStream in = mentioning()) {
            return PackageMentions.any(in.readAllBytes(), Set.of(packageName));
        }
    }
}
