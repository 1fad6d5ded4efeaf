package dev.hotreload.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.memory.Compiled;
import dev.hotreload.memory.Planned;
import dev.hotreload.model.AddedField;
import dev.hotreload.model.ClassState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where fields that a generation adds have their values from: their initialiser, or the field that they replace. */
@Execution(ExecutionMode.CONCURRENT) // sources in, text out
class KeptValuesTest {
    /** Types before and now, a line each, and the added fields. */
    record Row(String name, String before, String now, List<String> fields) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Row row(String name, String before, String now, String... fields) {
        return new Row(name, before, now, List.of(fields));
    }

    static Stream<Row> rows() {
        return Stream.of(
                row("no initialiser", "class T { }", "class T { int f; }", "T.f I"),
                row("initialiser", "class T { }", "class T { int f = 7; }", "T.f I by hotreload$init$f$1"),
                row(
                        "static initialiser",
                        "class T { }",
                        "class T { static int f = 7; }",
                        "T.f I by hotreload$init$f$1"),
                row("constant", "class T { }", "class T { static final int F = 7; }", "T.F I = 7"),
                row(
                        "another type",
                        "class T { int f = 7; }",
                        "class T { long f = 8; }",
                        "T.f J by hotreload$init$f$1, was I"),
                row(
                        "a reference's type",
                        "class T { String f; }",
                        "class T { Object f; }",
                        "T.f Ljava/lang/Object;, was Ljava/lang/String;"),
                row(
                        "pulled up",
                        "class T { }\nclass U extends T { int f = 7; }",
                        "class T { int f = 7; }\nclass U extends T { }",
                        "T.f I by hotreload$init$f$1, from U"),
                row(
                        "pulled up from two, the lower one first",
                        "class T { }\nclass U extends T { int f; }\nclass V extends U { int f; }",
                        "class T { int f; }\nclass U extends T { }\nclass V extends U { }",
                        "T.f I, from V, from U"),
                row(
                        "pulled up from two, the lower one first, whatever their names",
                        "class T { }\nclass V extends T { int f; }\nclass U extends V { int f; }",
                        "class T { int f; }\nclass V extends T { }\nclass U extends V { }",
                        "T.f I, from U, from V"),
                row(
                        "pushed down",
                        "class T { int f; }\nclass U extends T { }\nclass V extends T { }",
                        "class T { }\nclass U extends T { int f; }\nclass V extends T { int f; }",
                        "U.f I, from T",
                        "V.f I, from T"),
                row(
                        "gone from a class that is no relative",
                        "class T { int f; }\nclass U { }",
                        "class T { }\nclass U { int f; }",
                        "U.f I"),
                row(
                        "hidden, not moved",
                        "class T { }\nclass U extends T { int f; }",
                        "class T { int f; }\nclass U extends T { int f; }",
                        "T.f I"),
                row(
                        "a static one pulled up with the same initialiser",
                        "class T { }\nclass U extends T { static int f = 7; }",
                        "class T { static int f = 7; }\nclass U extends T { }",
                        "T.f I by hotreload$init$f$1, from U"),
                row(
                        "a static one pulled up with another initialiser",
                        "class T { }\nclass U extends T { static int f = 7; }",
                        "class T { static int f = 8; }\nclass U extends T { }",
                        "T.f I by hotreload$init$f$1"),
                row(
                        "two static ones cannot be one",
                        "class T { }\nclass U extends T { static int f; }\nclass V extends T { static int f; }",
                        "class T { static int f; }\nclass U extends T { }\nclass V extends T { }",
                        "T.f I"),
                row(
                        "an instance field that becomes static",
                        "class T { int f = 7; }",
                        "class T { static int f = 7; }",
                        "T.f I by hotreload$init$f$1"),
                row(
                        "only another name",
                        "class T { int f = 7; }",
                        "class T { int g = 7; }",
                        "T.g I by hotreload$init$g$1"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void addedFieldsKnowTheirValues(Row row) {
        Planned planned =
                Planned.change(row.before.lines().toList(), row.now.lines().toList());

        List<String> fields = new ArrayList<>();
        for (ClassState state : planned.next().redefined()) {
            for (AddedField field : state.fields().values()) {
                fields.add(state.internalName().substring(2) + '.' + text(field));
            }
        }
        assertThat(planned.refusals()).isEmpty();
        assertThat(fields).containsExactlyInAnyOrderElementsOf(row.fields);
    }

    private static String text(AddedField field) {
        StringBuilder text =
                new StringBuilder(field.key().name() + ' ' + field.key().descriptor());
        if (field.constant() != null) {
            text.append(" = ").append(field.constant());
        }
        if (field.initialiser() != null) {
            text.append(" by ").append(field.initialiser().name());
        }
        if (field.before() != null) {
            text.append(", was ").append(field.before().descriptor());
        }
        field.moved().forEach(from -> text.append(", from ").append(from.owner().substring(2)));
        return text.toString();
    }

    static Stream<Row> again() {
        return Stream.of(
                row("another value", "class T { static int f = 1; }", "class T { static int f = 2; }", "f"),
                row("the same value", "class T { static int f = 1; int a; }", "class T { static int f = 1; int b; }"),
                row("no initialiser any more", "class T { static int f = 1; }", "class T { static int f; }"),
                row("an initialiser at last", "class T { static int f; }", "class T { static int f = 1; }", "f"),
                row(
                        "a constant becomes a variable",
                        "class T { static final int F = 1; }",
                        "class T { static int F = 1; }",
                        "F"),
                row("an instance field", "class T { int f = 1; }", "class T { int f = 2; }"),
                row(
                        "the order of the source",
                        "class T { static int a = 1; static int b = 1; }",
                        "class T { static int b = 2; static int a = 2; }",
                        "b",
                        "a"),
                row(
                        "made of an enum's constants",
                        "enum T { A; static final int COUNT = values().length; static int other = 1; }",
                        "enum T { A, B; static final int COUNT = values().length; static int other = 1; }",
                        "COUNT"),
                row(
                        "made of an enum's constants, which are the same",
                        "enum T { A; static final int COUNT = values().length; int a; }",
                        "enum T { A; static final int COUNT = values().length; int b; }"),
                row(
                        "a lambda with another body",
                        "class T { static Runnable r = () -> System.gc(); }",
                        "class T { static Runnable r = () -> System.runFinalization(); }"));
    }

    @ParameterizedTest
    @MethodSource("again")
    void staticFieldsAreInitialisedAgainWhereTheirInitialiserIsAnother(Row row) {
        Planned planned = Planned.change(List.of(row.before), List.of(row.now));

        assertThat(planned.next().reinitialised().stream()
                        .map(field -> field.field().name()))
                .containsExactlyElementsOf(row.fields);
    }

    static Stream<Row> blocks() {
        return Stream.of(
                row(
                        "the same",
                        "class T { static { System.gc(); } int a; }",
                        "class T { static { System.gc(); } }",
                        "SAME"),
                row(
                        "other lines",
                        "class T { static { System.gc(); } }",
                        "class T {\n\nstatic { System.gc(); } }",
                        "SAME"),
                row("added", "class T { }", "class T { static { System.gc(); } }", "ADDED"),
                row(
                        "added to a field",
                        "class T { static int f = 1; }",
                        "class T { static int f = 1; static { System.gc(); } }",
                        "ADDED"),
                row(
                        "changed",
                        "class T { static { System.gc(); } }",
                        "class T { static { System.runFinalization(); } }",
                        "CHANGED"),
                row("removed", "class T { static { System.gc(); } }", "class T { }", "SAME"),
                row(
                        "only a field's initialiser",
                        "class T { static int f = 1; }",
                        "class T { static int f = 2; }",
                        "SAME"));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void staticBlocksAreToldFromInitialisersOfFields(Row row) {
        assertThat(StaticInitialisers.blocks(
                        Compiled.of(row.before).type("T"), Compiled.of(row.now).type("T")))
                .hasToString(row.fields.get(0));
    }
}
