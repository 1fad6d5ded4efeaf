package dev.hotreload.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.memory.Planned;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeSetTest {
    private static final String BOTH = """
            class T {
                Object a() { return new Object() { public String toString() { return "a"; } }; }
                Object b() { return new Object() { int size; public String toString() { return "b"; } }; }
            }
            """;

    private static final String SECOND = """
            class T {
                Object b() { return new Object() { int size; public String toString() { return "b"; } }; }
            }
            """;

    @Test
    void aClassIsGoneWhenAnotherHasItsFile() {
        assertThat(gone(BOTH, SECOND)).containsExactly("p/T$1");
    }

    @Test
    void aClassIsGoneWithItsFile() {
        String first = BOTH.replace("new Object() { int size; public String toString() { return \"b\"; } }", "null");

        assertThat(gone(BOTH, first)).containsExactly("p/T$2");
    }

    @Test
    void nothingIsGoneWhereAClassHasAnotherFileThanBefore() {
        assertThat(gone(SECOND, BOTH)).isEmpty();
    }

    @Test
    void aClassIsKnownAsTheLastChangeLeftItIfThatWasNoHalf() {
        String earlier =
                "class T { Object a() { return new Object() { public String toString() { return \"a\"; } }; } }";
        String before = earlier.replace("a()", "a(int size)");
        String now = before.replace("\"a\"", "\"a\" + new int[3]");

        assertThat(gone(Planned.changeAfter(List.of(earlier), List.of(before), List.of(now))))
                .isEmpty();
    }

    private static List<String> gone(String before, String now) {
        return gone(Planned.change(List.of(before), List.of(now)));
    }

    private static List<String> gone(Planned change) {
        return change.changeSet().classes().stream()
                .filter(changed -> changed.now() == null)
                .map(ChangedClass::internalName)
                .toList();
    }
}
