package dev.hotreload.reload;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.hotreload.cases.Directories;
import dev.hotreload.cases.RunningCase;
import dev.hotreload.control.ControlProtocol;
import dev.hotreload.testing.TestJdk;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Class files of callers that are not what a compiler would write now: another build will, or nobody. */
class PartialCompilationIT extends ReloadedPrograms {
    private static final String PROGRAM = """
            === v1 p/A.java ===
            package p;
            class A {
                int f = 1;
                static int sf = 2;
                A() {}
                A(int f) { this.f = f; }
                int m() { return 3; }
                static int sm() { return 4; }
            }
            === v1 p/Caller.java ===
            package p;
            import java.util.*;
            import java.util.concurrent.Callable;
            import java.util.function.ToIntFunction;
            class Caller {
                static String all() {
                    List<Callable<Integer>> uses = List.of(
                            () -> new A().f,
                            () -> A.sf,
                            () -> new A().m(),
                            () -> A.sm(),
                            () -> new A(5).f,
                            () -> { ToIntFunction<A> m = A::m; return m.applyAsInt(new A()); });
                    StringJoiner text = new StringJoiner(" ");
                    for (Callable<Integer> use : uses) {
                        try {
                            text.add(use.call().toString());
                        } catch (Exception | LinkageError e) {
                            text.add(e.getClass().getSimpleName());
                        }
                    }
                    return text.toString();
                }
            }
            === v2 p/A.java ===
            package p;
            class A {
                A() {}
            }
            === v2 p/Caller.java ===
            package p;
            class Caller {
                static String all() { return ""; }
            }
            === drive ===
            print(Caller.all());
            """;
    private static final String WHOLE = "1 2 3 4 5 3";
    private static final String NOTHING =
            "NoSuchFieldError NoSuchFieldError NoSuchMethodError NoSuchMethodError NoSuchMethodError NoSuchMethodError";

    @ParameterizedTest
    @MethodSource("enough")
    void callersOfRemovedMembersThatWereNotCompiledAreToldAndFailAsInAFreshProgram(TestJdk jdk) {
        try (RunningCase program = starter(jdk, "removed-unchanged-caller").start(PROGRAM)) {
            assertThat(program.drive()).containsExactly(WHOLE);
            write(program, 2, "p/A.class");
            JsonObject event = program.awaitGeneration();
            assertThat(outcome(event)).isEqualTo("APPLIED #1");
            assertThat(event.get("notes").toString())
                    .contains("A.m() is still called by Caller, which was not compiled")
                    .contains("A.sf is still called by Caller")
                    .contains("A.A(int) is still called by Caller");
            assertThat(program.drive()).containsExactly(NOTHING);
            write(program, 1, "p/A.class");
            assertThat(outcome(program.awaitGeneration())).isEqualTo("APPLIED #2");
            assertThat(program.drive()).containsExactly(WHOLE);
            program.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void callersThatWereLoadedWithoutTheMembersFindThemOnceTheyAreThere(TestJdk jdk) {
        try (RunningCase program = starter(jdk, "added-unchanged-caller").start(PROGRAM)) {
            write(program, 2, "p/A.class");
            program.awaitGeneration();
            assertThat(program.drive()).containsExactly(NOTHING);
            write(program, 1, "p/A.class");
            assertThat(outcome(program.awaitGeneration())).isEqualTo("APPLIED #2");
            assertThat(program.drive()).containsExactly(WHOLE);
            program.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void callersThatWereLoadedWithoutTheClassFindItOnceItIsThere(TestJdk jdk) {
        try (RunningCase program = starter(jdk, "class-added-unchanged-caller").start(PROGRAM)) {
            Directories.delete(program.live(APP).resolve("p/A.class"));
            program.awaitGeneration();
            assertThat(program.drive())
                    .isEqualTo(List.of("NoClassDefFoundError ".repeat(6).trim()));
            write(program, 1, "p/A.class");
            program.awaitGeneration();
            assertThat(program.drive()).containsExactly(WHOLE);
            program.passed();
        }
    }

    private static final String NEST = """
            === v1 p/X.java ===
            package p;
            class X {
                static Object a() { return "a1"; }
                static Object b() { class Loc { public String toString() { return "b1"; } } return new Loc(); }
            }
            === v2 p/X.java ===
            package p;
            class X {
                static Object a() { class Loc { public String toString() { return "a2"; } } return new Loc(); }
                static Object b() { class Loc { public String toString() { return "b2"; } } return new Loc(); }
            }
            === kept ===
            Object B = X.b();
            === drive ===
            print(B, X.a(), X.b());
            """;

    @ParameterizedTest
    @MethodSource("enough")
    void aNestWaitsForTheFilesThatItsClassesNameHoweverLongTheyTake(TestJdk jdk) {
        try (RunningCase program = starter(jdk, "nest-in-parts").withBatches().start(NEST)) {
            assertThat(program.drive()).containsExactly("b1 a1 b1");
            write(program, 2, "p/X.class");
            program.awaitLog("p.X was written, and p.X$2Loc is missing or of another compilation");
            write(program, 2, "p/X$1Loc.class");
            program.settle();
            assertThat(program.drive()).containsExactly("b1 a1 b1");
            write(program, 2, "p/X$2Loc.class");
            JsonObject event = program.awaitGeneration();
            assertThat(outcome(event)).isEqualTo("APPLIED #1");
            assertThat(program.drive()).containsExactly("b2 a2 b2");
            assertThat(program.log().split("is missing or of another compilation", -1))
                    .as("said once")
                    .hasSize(2);
            program.passed();
        }
    }

    /** The host names a class whose file is not there, as after a file was deleted by hand. */
    @ParameterizedTest
    @MethodSource("enough")
    void halfANestIsAppliedIfSomebodyWantsItAsItIs(TestJdk jdk) {
        try (RunningCase program = starter(jdk, "nest-as-it-is").withBatches().start(NEST)) {
            program.drive();
            write(program, 2, "p/X.class");
            program.awaitLog("p.X was written, and p.X$2Loc is missing or of another compilation");
            assertThat(program.answer(ControlProtocol.LOOK)).contains("DAMAGED").contains("p.X%242Loc");
            program.answer(ControlProtocol.AGAIN);
            assertThat(outcome(program.awaitGeneration())).isEqualTo("APPLIED #1");
            program.passed();
        }
    }

    private static void write(RunningCase program, int version, String path) {
        program.write(APP, path, program.compiled(APP, version, path));
    }
}
