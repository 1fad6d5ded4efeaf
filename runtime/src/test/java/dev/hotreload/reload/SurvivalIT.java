package dev.hotreload.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.Directories;
import dev.hotreload.cases.RunningCase;
import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A change set becomes current as a whole or not at all, whatever happens to the class files meanwhile. */
class SurvivalIT extends ReloadedPrograms {
    @ParameterizedTest
    @MethodSource("enough")
    void aHalfWrittenClassFileWaitsForItsOtherHalf(TestJdk jdk) {
        try (RunningCase program = starter(jdk, "half-written").start(VERSIONS)) {
            byte[] whole = program.compiled(APP, 2, "p/A.class");
            program.write(APP, "p/A.class", Arrays.copyOf(whole, whole.length / 2));
            program.awaitLog("A.class");
            assertThat(program.drive()).containsExactly("1 one");
            program.write(APP, "p/A.class", whole);
            assertThat(outcome(program.awaitGeneration())).isEqualTo("APPLIED #1");
            assertThat(program.drive()).containsExactly("2 two");
            program.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void codeThatTheVerifierRejectsIsRefusedAndTheNextGoodVersionApplies(TestJdk jdk) {
        try (RunningCase program = starter(jdk, "verify-error").start(VERSIONS)) {
            assertThat(program.drive()).containsExactly("1 one");
            program.write(
                    APP,
                    "p/A.class",
                    UnverifiableClass.returningNothing(program.compiled(APP, 2, "p/A.class"), "number"));
            assertThat(outcome(program.awaitGeneration())).startsWith("REFUSED");
            assertThat(program.drive()).containsExactly("1 one");
            assertThat(program.log()).contains("refused").doesNotContain("internal error");
            program.deliver(APP, 3);
            assertThat(outcome(program.awaitGeneration())).isEqualTo("APPLIED #1");
            assertThat(program.drive()).containsExactly("3 three");
            program.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void aCleanAndANewCompilationInMidRun(TestJdk jdk) {
        try (RunningCase program = starter(jdk, "clean").start(VERSIONS)) {
            for (int version : new int[] {2, 3, 1}) {
                Directories.delete(program.live(APP));
                program.awaitLog("no classes in");
                program.drive();
                program.compileAgain(APP, version);
                assertThat(outcome(program.awaitGeneration())).startsWith("APPLIED");
                assertThat(program.drive())
                        .containsExactly(List.of("1 one", "2 two", "3 three").get(version - 1));
            }
            program.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void filesThatAreDeletedAndComeBackUnchangedChangeNothing(TestJdk jdk) throws IOException {
        try (RunningCase program = starter(jdk, "emptied").start(VERSIONS)) {
            Directories.delete(program.live(APP).resolve("p"));
            Files.createDirectories(program.live(APP).resolve("p"));
            program.compileAgain(APP, 1);
            assertThat(program.drive()).containsExactly("1 one");
            program.deliver(APP, 2);
            assertThat(program.awaitGenerations(APP))
                    .last()
                    .extracting(ReloadedPrograms::outcome)
                    .asString()
                    .startsWith("APPLIED");
            assertThat(program.drive()).containsExactly("2 two");
            program.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void aRefusedChangeIsFollowedByAGoodOneAndTakenBack(TestJdk jdk) {
        try (RunningCase program = starter(jdk, "refused").start(VERSIONS)) {
            program.drive();
            program.deliver(APP, 4);
            assertThat(outcome(program.awaitGeneration())).startsWith("REFUSED");
            assertThat(program.drive()).containsExactly("1 one");
            program.deliver(APP, 2);
            assertThat(outcome(program.awaitGeneration())).isEqualTo("APPLIED #1");
            assertThat(program.drive()).containsExactly("2 two");
            program.deliver(APP, 4);
            assertThat(outcome(program.awaitGeneration())).startsWith("REFUSED");
            program.deliver(APP, 2);
            program.deliver(APP, 3);
            assertThat(outcome(program.awaitGeneration())).isEqualTo("APPLIED #2");
            assertThat(program.drive()).containsExactly("3 three");
            program.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void anEventsFileThatCannotBeWrittenIsReportedOnce(TestJdk jdk) {
        try (RunningCase program =
                starter(jdk, "no-events").events("jvm.log/events.jsonl").start(VERSIONS)) {
            program.drive();
            program.deliver(APP, 2);
            program.awaitLog("#1");
            assertThat(program.drive()).containsExactly("2 two");
            program.deliver(APP, 3);
            program.awaitLog("#2");
            assertThat(program.drive()).containsExactly("3 three");
            assertThat(program.log()).containsOnlyOnce("events cannot be written to");
            program.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void theProgramEndsAfterTheGivenNumberOfReloads(TestJdk jdk) {
        try (RunningCase program = starter(jdk, "counted").exitAfterReloads(2).start(VERSIONS + """
                === setup ===
                Runtime.getRuntime().addShutdownHook(new Thread(() -> System.err.println("the hook ran")));
                """)) {
            assertThat(program.drive()).containsExactly("1 one");
            program.deliver(APP, 2);
            program.awaitGeneration();
            program.deliver(APP, 4);
            assertThat(outcome(program.awaitGeneration())).startsWith("REFUSED");
            assertThat(program.drive()).containsExactly("2 two");
            program.deliver(APP, 3);
            assertThat(program.awaitExit()).isZero();
            assertThat(program.log()).contains("#2").contains("the hook ran");
            program.passed();
        }
    }
}
