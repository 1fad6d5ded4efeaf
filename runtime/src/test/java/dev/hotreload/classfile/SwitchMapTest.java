package dev.hotreload.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.memory.Compiled;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The tables of {@code switch} statements, as javac writes them. */
class SwitchMapTest {
    private static final String COLOUR = "enum Colour { RED, GREEN, BLUE }";
    private static final String SIZE = "enum Size { SMALL, LARGE }";

    private static Map<String, Map<String, Integer>> tables(ClassFile type, String enumName) {
        Map<String, Map<String, Integer>> tables = new TreeMap<>();
        SwitchMap.of(type, enumName).forEach(map -> tables.put(map.field().name(), map.cases()));
        return tables;
    }

    @Test
    void everyCaseHasTheNumberThatTheCodeOfTheSwitchExpects() {
        Compiled compiled = Compiled.of(
                COLOUR,
                "class T { int m(Colour c) { switch (c) { case BLUE: return 3; case RED: return 1; default: return 0; } } }");

        assertThat(tables(compiled.type("T$1"), "p/Colour"))
                .containsExactly(Map.entry("$SwitchMap$p$Colour", Map.of("BLUE", 1, "RED", 2)));
    }

    @Test
    void eachEnumHasItsOwnTable() {
        Compiled compiled = Compiled.of(
                COLOUR,
                SIZE,
                "class T { int m(Colour c, Size s) {"
                        + " switch (c) { case GREEN: return 1; default: }"
                        + " switch (s) { case LARGE: return 2; default: return 0; } } }");

        assertThat(tables(compiled.type("T$1"), "p/Size"))
                .containsExactly(Map.entry("$SwitchMap$p$Size", Map.of("LARGE", 1)));
        assertThat(tables(compiled.type("T$1"), "p/Colour"))
                .containsExactly(Map.entry("$SwitchMap$p$Colour", Map.of("GREEN", 1)));
    }

    @Test
    void casesOfMoreThanFiveConstantsAreReadToo() {
        Compiled compiled = Compiled.of(
                "enum Many { A, B, C, D, E, F, G }",
                "class T { int m(Many c) { return switch (c) {"
                        + " case A -> 1; case B -> 2; case C -> 3; case D -> 4; case E -> 5; case F -> 6; case G -> 7; }; } }");

        assertThat(tables(compiled.type("T$1"), "p/Many"))
                .containsExactly(
                        Map.entry("$SwitchMap$p$Many", Map.of("A", 1, "B", 2, "C", 3, "D", 4, "E", 5, "F", 6, "G", 7)));
    }

    @Test
    void aClassWithoutTablesIsSeenFromItsBytes() {
        Compiled compiled =
                Compiled.of(COLOUR, "class T { int m(Colour c) { return c == Colour.RED ? c.ordinal() : 0; } }");

        assertThat(SwitchMap.mayHave(compiled.type("T").bytes())).isFalse();
        assertThat(tables(compiled.type("T"), "p/Colour")).isEmpty();
        assertThat(tables(compiled.type("Colour"), "p/Colour")).isEmpty();
    }
}
