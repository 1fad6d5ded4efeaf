package dev.hotreload.reload;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.hotreload.cases.RunningCase;
import dev.hotreload.control.ControlProtocol;
import dev.hotreload.report.NotLive;
import dev.hotreload.report.NotLive.Why;
import dev.hotreload.testing.TestJdk;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A generation is taken back, while the files of it stay where they are. */
class UndoIT extends ReloadedPrograms {
    private static final String PROGRAM = """
            === v1 core:c/Core.java ===
            package c;
            public class Core {
                private final String name = "n";
                public String text() { return name + 1; }
                static String touch() { return ""; }
            }
            === v2 core:c/Core.java ===
            package c;
            public class Core {
                private final String name = "n";
                private int count = 20;
                public String text() { return new Added().text() + name + count++ + other(); }
                static String touch() { return ""; }
                private String other() { return ((java.util.function.Supplier<String>) () -> "!").get(); }
            }
            === v3 core:c/Core.java ===
            package c;
            public class Core {
                private final String name = "n";
                public String text() { return name + 3; }
                static String touch() { return ""; }
            }
            === v4 core:c/Core.java ===
            package c;
            public class Core {
                private final String name = "n";
                public String text() { return name + 4; }
                static native String touch();
            }
            === v2 core:c/Added.java ===
            package c;
            class Added { String text() { return "added "; } }
            === v3 core:c/Added.java ===
            package c;
            class Added { String text() { return "more "; } }
            === v1 core:c/Gone.java ===
            package c;
            public class Gone { public static String text() { return "gone"; } }
            === v2 core:c/Gone.java deleted ===
            === v3 core:c/Gone.java ===
            package c;
            public class Gone { public static String text() { return "back"; } }
            === v1 p/A.java ===
            package p;
            class A { static String text(c.Core core) { return core.text() + " app 1"; } }
            === v2 p/A.java ===
            package p;
            class A { static String text(c.Core core) { return core.text() + " app 2"; } }
            === kept ===
            c.Core CORE = new c.Core();
            === drive ===
            print(A.text(CORE));
            """;

    private RunningCase start(TestJdk jdk, String name) {
        RunningCase running = starter(jdk, name).withBatches().start(PROGRAM);
        assertThat(running.drive()).containsExactly("n1 app 1");
        // From now on the runtime listens.
        running.settle();
        return running;
    }

    private static List<NotLive> notLive(RunningCase program) {
        return NotLive.parse(program.answer(ControlProtocol.LOOK));
    }

    private static List<String> why(RunningCase program) {
        return notLive(program).stream()
                .map(entry -> entry.module() + " " + entry.why())
                .toList();
    }

    private static String summary(JsonObject event) {
        return event.get("outcome").getAsString() + " #" + event.get("number").getAsInt() + " " + event.get("notes");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aGenerationOfTwoModulesIsTakenBackAndAppliedAgain(TestJdk jdk) {
        try (RunningCase program = start(jdk, "undo")) {
            assertThat(program.answer(ControlProtocol.UNDO))
                    .as("nothing to take back")
                    .isEqualTo("0");
            program.batch(2, APP, CORE);
            program.awaitGenerations(APP, CORE);
            assertThat(program.drive()).containsExactly("added n20! app 2");
            assertThat(notLive(program)).isEmpty();

            assertThat(program.answer(ControlProtocol.UNDO)).isEqualTo("1");
            assertThat(summary(program.awaitGenerations(APP, CORE).get(0))).startsWith("applied #2 [\"takes #1 back; ");
            assertThat(program.drive()).containsExactly("n1 app 1");
            assertThat(why(program)).containsExactly("app, core " + Why.UNDONE);
            // Looking again is no save: it stays taken back.
            assertThat(why(program)).containsExactly("app, core " + Why.UNDONE);
            assertThat(program.drive()).containsExactly("n1 app 1");
            assertThat(program.answer(ControlProtocol.UNDO))
                    .as("an undo is not undone")
                    .isEqualTo("0");

            program.answer(ControlProtocol.AGAIN);
            assertThat(summary(program.awaitGenerations(APP, CORE).get(0))).isEqualTo("applied #3 []");
            assertThat(program.drive()).containsExactly("added n20! app 2");
            assertThat(notLive(program)).isEmpty();

            assertThat(program.answer(ControlProtocol.UNDO)).isEqualTo("3");
            program.awaitGenerations(APP, CORE);
            assertThat(program.drive()).containsExactly("n1 app 1");
            // A save that changes no class file is one all the same; what was one set stays one.
            program.savedWithoutChange(CORE);
            assertThat(summary(program.awaitGenerations(APP, CORE).get(0))).isEqualTo("applied #5 []");
            assertThat(program.drive()).containsExactly("added n20! app 2");
            assertThat(notLive(program)).isEmpty();

            assertThat(program.answer(ControlProtocol.UNDO)).isEqualTo("5");
            program.awaitGenerations(APP, CORE);
            // The next save of one module takes along what was taken back in both.
            program.batch(3, CORE);
            program.awaitGenerations(APP, CORE);
            assertThat(program.drive()).containsExactly("n3 app 2");
            assertThat(notLive(program)).isEmpty();
            program.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void severalGenerationsAreTakenBackOneAfterTheOther(TestJdk jdk) {
        try (RunningCase program = start(jdk, "undo-more")) {
            program.batch(2, CORE);
            program.awaitGenerations(CORE);
            program.batch(2, APP);
            program.awaitGenerations(APP);
            program.batch(3, CORE);
            program.awaitGenerations(CORE);
            assertThat(program.drive()).containsExactly("n3 app 2");

            assertThat(program.answer(ControlProtocol.UNDO)).isEqualTo("3");
            program.awaitGenerations(CORE);
            assertThat(program.drive()).containsExactly("added n20! app 2");
            assertThat(program.answer(ControlProtocol.UNDO)).isEqualTo("2");
            program.awaitGenerations(APP);
            assertThat(program.drive()).containsExactly("added n21! app 1");
            assertThat(program.answer(ControlProtocol.UNDO)).isEqualTo("1");
            program.awaitGenerations(CORE);
            assertThat(program.drive()).containsExactly("n1 app 1");
            assertThat(program.answer(ControlProtocol.UNDO)).isEqualTo("0");
            assertThat(notLive(program).stream().map(entry -> entry.module() + " " + entry.message()))
                    .containsExactlyInAnyOrder(
                            "app #2 was taken back", "core #3 was taken back", "core #1 was taken back");

            program.answer(ControlProtocol.AGAIN);
            program.awaitGenerations(APP, CORE);
            assertThat(program.drive()).containsExactly("n3 app 2");
            assertThat(notLive(program)).isEmpty();
            program.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void whatWasRefusedSinceStaysRefused(TestJdk jdk) {
        try (RunningCase program = start(jdk, "undo-refused")) {
            program.batch(3, CORE);
            program.awaitGenerations(CORE);
            program.batch(4, CORE);
            assertThat(summary(program.awaitGenerations(CORE).get(0))).startsWith("refused #2 ");
            assertThat(why(program)).containsExactly("core " + Why.REFUSED);

            assertThat(program.answer(ControlProtocol.UNDO)).isEqualTo("1");
            program.awaitGenerations(CORE);
            assertThat(program.drive()).containsExactly("n1 app 1");
            assertThat(why(program)).containsExactly("core " + Why.REFUSED, "core " + Why.UNDONE);

            program.batch(3, CORE);
            program.awaitGenerations(CORE);
            assertThat(program.drive()).containsExactly("n3 app 1");
            assertThat(notLive(program)).isEmpty();
            program.passed();
        }
    }
}
