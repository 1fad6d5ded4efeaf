package dev.hotreload.reload;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.hotreload.cases.RunningCase;
import dev.hotreload.testing.TestJdk;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Static initialisers as large as they come, such as tables that a generator wrote: they go live, and one note tells of
 * all fields. Looking at all fields for each of them took half a minute here once.
 */
class ManyStaticFieldsIT extends ReloadedPrograms {
    private static final int FIELDS = 2_500;
    private static final int CONSTANTS = 2_400;

    @ParameterizedTest
    @MethodSource("enough")
    void allInitialisersOfAClassChange(TestJdk jdk) {
        try (RunningCase program = starter(jdk, "many-fields").start(fields(1) + fields(2) + """
                === drive ===
                print(Table.f0, Table.f1, Table.f2499, Table.sum());
                """)) {
            assertThat(program.drive()).containsExactly("1 2 2500 " + sum(1));
            program.deliver(APP, 2);
            JsonObject applied = program.awaitGeneration();
            assertThat(outcome(applied)).isEqualTo("APPLIED #1");
            assertThat(applied.getAsJsonArray("notes").toString())
                    .isEqualTo("[\"" + FIELDS + " fields of Table are initialised again\"]");
            assertThat(program.drive()).containsExactly("2 4 5000 " + sum(2));
            program.passed();
        }
    }

    private static String fields(int version) {
        return "=== v" + version + " p/Table.java ===\npackage p;\nclass Table {\n"
                + IntStream.range(0, FIELDS)
                        .mapToObj(i -> "static int f" + i + " = times(" + (i + 1) + ", " + version + ");\n")
                        .collect(Collectors.joining())
                + "static int times(int a, int b) { return a * b; }\n"
                + "static int sum() {\nint sum = 0;\n"
                + IntStream.range(0, FIELDS)
                        .mapToObj(i -> "sum += f" + i + ";\n")
                        .collect(Collectors.joining())
                + "return sum;\n}\n}\n";
    }

    private static int sum(int version) {
        return version * FIELDS * (FIELDS + 1) / 2;
    }

    @ParameterizedTest
    @MethodSource("enough")
    void aConstantIsInsertedInABigEnum(TestJdk jdk) {
        try (RunningCase program =
                starter(jdk, "many-constants").start(constants(1, "") + constants(2, "NEW, ") + """
                === drive ===
                print(Code.values().length, Code.valueOf("C0").ordinal(), Code.C2399.ordinal());
                """)) {
            assertThat(program.drive()).containsExactly("2400 0 2399");
            program.deliver(APP, 2);
            assertThat(outcome(program.awaitGeneration())).isEqualTo("APPLIED #1");
            assertThat(program.drive()).containsExactly("2401 1 2400");
            program.passed();
        }
    }

    private static String constants(int version, String first) {
        return "=== v" + version + " p/Code.java ===\npackage p;\nenum Code { " + first
                + IntStream.range(0, CONSTANTS).mapToObj(i -> "C" + i).collect(Collectors.joining(", "))
                + " }\n";
    }
}
