package dev.hotreload.maven.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTextTest {
    private static final String SOURCE = """
            package p;

            import java.util.*;

            class A {
                A(int size) {}

                /** Counts. */
                @Deprecated
                int count(List<Map<String, int[]>> lists, java.lang.String... more) {
                    return 1; // }
                }

                int count() { return 0; }

                interface Part {
                    default void run(int[] a) {}
                }
            }
            """;

    private static String with(String nested, String method, String source) throws PatchException {
        return SourceText.parse("A.java", SOURCE)
                .with(List.of(nested.split("\\.")), MethodName.parse("p." + nested + "#" + method), source, "new.java");
    }

    @Test
    void oneMethodIsReplacedAndAllElseStays() throws PatchException {
        String count = "int count(List<Map<String, int[]>> lists, String... more) { return 2; }";
        assertThat(with("A", "count(List, String[])", count + "\n")).isEqualTo(SOURCE.replace("""
                        @Deprecated
                            int count(List<Map<String, int[]>> lists, java.lang.String... more) {
                                return 1; // }
                            }
                        """.strip(), count));
        assertThat(with("A", "count()", "int count() { return 3; }")).isEqualTo(SOURCE.replace("return 0", "return 3"));
        assertThat(with("A.Part", "run", "default void run(int... a) {}"))
                .isEqualTo(SOURCE.replace("run(int[] a)", "run(int... a)"));
        assertThat(with("A", "A(int)", "A(int size) { super(); }"))
                .isEqualTo(SOURCE.replace("A(int size) {}", "A(int size) { super(); }"));
    }

    @Test
    void whatCannotBeReplacedIsSaid() {
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> with("A", "count", "int count() { return 3; }"))
                .withMessage("p.A declares count with these parameters; choose one: (List,String[])  ()");
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> with("A", "size", "int size() { return 3; }"))
                .withMessage("p.A declares no method size; a patch of the whole class can add one");
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> with("A", "count()", "int count() { return 3; } int more;"))
                .withMessage("new.java is not the source of just one method, with its modifiers and its body");
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> with("A", "count()", "int count() { return 3 }"))
                .withMessage("new.java:1:23: ';' expected");
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> MethodName.parse("p.A.count"))
                .withMessageStartingWith("\"p.A.count\" names no method; expected ");
    }
}
