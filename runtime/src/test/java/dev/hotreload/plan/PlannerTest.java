package dev.hotreload.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.memory.Planned;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT) // sources in, text out
class PlannerTest {
    /** A type before and now, and the methods that the JVM is given beyond those of the first shape. */
    record Row(String name, String before, String now, List<String> given) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Row row(String name, String before, String now, String... given) {
        return new Row(name, before, now, List.of(given));
    }

    static Stream<Row> places() {
        return Stream.of(
                row("body", "class T { int m() { return 1; } }", "class T { int m() { return 2; } }"),
                row("instance method", "class T {}", "class T { int m() { return 1; } }", "private final m()I"),
                row("static method", "class T {}", "class T { static int m() { return 1; } }", "private static m()I"),
                row(
                        "default method of an interface",
                        "interface T {}",
                        "interface T { default int m() { return 1; } }",
                        "private static m(Lp/T;)I"),
                row(
                        "static method of an interface",
                        "interface T {}",
                        "interface T { static int m() { return 1; } }",
                        "private static m()I"),
                row(
                        "abstract method",
                        "abstract class T {}",
                        "abstract class T { abstract int m(); }",
                        "private static hotreload$abstract$m()I"),
                row("removed method", "class T { int m() { return 1; } }", "class T { }"),
                row(
                        "instance method that became static",
                        "class T { int m() { return 1; } }",
                        "class T { static int m() { return 1; } }",
                        "private static m(Ldev/hotreload/boot/Hosted;)I"),
                row(
                        "override of a prepared method",
                        "class T { }",
                        "class T { public String toString() { return \"\"; } }"),
                row(
                        "override of a library's method",
                        "class T extends java.util.ArrayList<String> { }",
                        "class T extends java.util.ArrayList<String> { public int size() { return 2; } }",
                        "private final size(Ldev/hotreload/boot/Hosted;)I"),
                row(
                        "static field with an initialiser",
                        "class T { }",
                        "class T { static int f = 1; }",
                        "private static hotreload$init$f$1()I"),
                row(
                        "annotated field",
                        "class T { }",
                        "class T { @Deprecated int f; }",
                        "private static hotreload$annotations$f()I"),
                row(
                        "lambda of an added method",
                        "class T { Runnable r() { return () -> {}; } }",
                        "class T { Runnable r() { return () -> {}; } Runnable q() { return () -> System.gc(); } }",
                        "private final q()Ljava/lang/Runnable;",
                        "private static lambda$q$1()V"),
                row(
                        "enum constant",
                        "enum T { A }",
                        "enum T { A, B }",
                        "private static hotreload$init$B$1()Ljava/lang/Object;"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void addedMembersGoWhereTheJvmTakesThem(Row row) {
        Planned planned = Planned.change(List.of(row.before), List.of(row.now));

        assertThat(planned.refusals()).isEmpty();
        assertThat(planned.given("T")).containsExactlyInAnyOrderElementsOf(row.given);
    }

    @Test
    void theMethodAboveAnAddedOverrideDispatches() {
        NextGeneration next = Planned.change(
                        List.of("class T extends java.util.ArrayList<String> { }"),
                        List.of("class T extends java.util.ArrayList<String> { public int size() { return 2; } }"))
                .next();

        assertThat(next.dispatching()).hasSize(1);
        assertThat(next.dispatching().get(0).internalName()).isEqualTo("java/util/ArrayList");
    }

    @Test
    void anUnchangedClassIsRedefinedOnlyIfItMustDispatch() {
        List<String> before =
                List.of("class Top { int m() { return 1; } int n() { return 1; } }", "class T extends Top {}");

        assertThat(redefined(before, List.of(before.get(0), "class T extends Top { int m() { return 2; } }")))
                .containsExactly("p/T", "p/Top");
        assertThat(redefined(before, List.of(before.get(0), "class T extends Top { int k() { return 2; } }")))
                .containsExactly("p/T");
    }

    @Test
    void callSitesAskAgainForWhatChangedAndNothingElse() {
        Planned planned = Planned.change(
                List.of("class T { int a() { return 1; } int b() { return 1; } int c() { return 1; } int gone; }"),
                List.of("class T { int a() { return 2; } long b() { return 1; } int c() { return 1; } int come; }"));

        assertThat(planned.changedMembers())
                .contains("b()I", "b()J", "comeI", "goneI")
                .doesNotContain("a()I", "c()I");
    }

    @Test
    void onlyStaticFieldsWithOtherInitialisersAreInitialisedAgain() {
        NextGeneration next = Planned.change(
                        List.of(
                                "class T { static int a = 1; static int b = 2; static final int C = 3; static int d; }"),
                        List.of(
                                "class T { static int a = 1; static int b = 4; static final int C = 5; static int d; }"))
                .next();

        assertThat(next.reinitialised().stream().map(again -> again.field().name()))
                .containsExactly("b", "C");
    }

    @Test
    void theNextGenerationDeclaresWhatTheSourcesDo() {
        NextGeneration next = Planned.change(
                        List.of("class T {}"), List.of("class T { int m() { return 1; } }", "class U {}"))
                .next();

        assertThat(next.generation().number()).isEqualTo(1);
        assertThat(next.generation().model().find("p/U")).isNotNull();
        assertThat(next.generation().model().state("p/T")).isNotNull();
        assertThat(next.generation().model().state("p/U")).isNull();
    }

    @Test
    void aDeletedClassKeepsItsLastCode() {
        NextGeneration next = Planned.change(List.of("class T {}", "class U {}"), List.of("class U {}"))
                .next();

        assertThat(next.redefined()).isEmpty();
        assertThat(next.generation().model().state("p/T")).matches(state -> state != null && state.isDeleted());
    }

    private static List<String> redefined(List<String> before, List<String> now) {
        return Planned.change(before, now).next().redefined().stream()
                .map(state -> state.internalName())
                .sorted()
                .toList();
    }

    static Stream<Row> refused() {
        return Stream.of(
                row(
                        "superclass",
                        "class T {}",
                        "class T extends Thread {}",
                        "T: superclass changed from Object to Thread"),
                row(
                        "interface",
                        "class T {}",
                        "abstract class T implements Runnable {}",
                        "T: implements Runnable added"),
                row(
                        "kind",
                        "class T {}",
                        "interface T {}",
                        "T: class kind or modifiers changed from \"class\" to \"abstract interface\""),
                row(
                        "native",
                        "class T { void m() {} }",
                        "class T { native void m(); }",
                        "T.m(): method modifiers changed from \"(none)\" to \"native\""));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCannotBeAppliedIsRefusedWithTheReason(Row row) {
        List<String> refusals =
                Planned.change(List.of(row.before), List.of(row.now)).refusals();

        assertThat(refusals).containsAll(row.given);
    }

    @Test
    void everyReasonOfASetIsGiven() {
        List<String> refusals = Planned.change(
                        List.of("class T {}", "class U {}", "class V {}"),
                        List.of(
                                "class T extends Thread {}",
                                "class U implements Cloneable {}",
                                "class V { int added; }"))
                .refusals();

        assertThat(refusals)
                .containsExactly("T: superclass changed from Object to Thread", "U: implements Cloneable added");
    }
}
