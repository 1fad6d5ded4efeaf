package dev.hotreload.reload;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.hotreload.cases.EventLog;
import dev.hotreload.cases.RunningCase;
import dev.hotreload.testing.TestJdk;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Class files of several modules that belong together become one generation, or none of them does. */
class BatchesIT extends ReloadedPrograms {
    /** Each version of A needs the same version of Core; v3 of A changes what cannot be changed. */
    private static final String PROGRAM = """
            === v1 core:c/Core.java ===
            package c;
            public class Core { public static String text() { return "core 1"; } }
            === v2 core:c/Core.java ===
            package c;
            public class Core { public static String text(int two) { return "core " + two; } }
            === v3 core:c/Core.java ===
            package c;
            public class Core { public static String text(int three) { return "core 3 for " + three; } }
            === v1 core:c/Late.java ===
            package c;
            public class Late { public static String text() { return "late 1"; } }
            === v2 core:c/Late.java ===
            package c;
            public class Late { public static String text() { return "late 2"; } }
            === v1 p/A.java ===
            package p;
            class A { static String text() { return "app 1, " + c.Core.text(); } }
            === v2 p/A.java ===
            package p;
            class A { static String text() { return "app 2, " + c.Core.text(2); } }
            === v3 p/A.java ===
            package p;
            class A extends java.util.ArrayList<String> { static String text() { return "app 3, " + c.Core.text(3); } }
            === v4 p/A.java ===
            package p;
            class A { static String text() { return "app 4, " + c.Core.text(4); } }
            === kept ===
            List<Object> DRIVES = new ArrayList<>();
            === drive ===
            print(A.text(), DRIVES.isEmpty() ? "-" : c.Late.text());
            DRIVES.add("");
            """;

    private RunningCase start(TestJdk jdk, String name, String program) {
        RunningCase running = starter(jdk, name).withBatches().start(program);
        running.drive();
        return running;
    }

    private static List<String> summary(List<JsonObject> events) {
        return events.stream()
                .map(event -> event.get("outcome").getAsString() + " #"
                        + event.get("number").getAsInt() + " of " + EventLog.modulesOf(event))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("enough")
    void aBatchIsOneGenerationOrRefusedWhole(TestJdk jdk) {
        try (RunningCase program = start(jdk, "batch", PROGRAM)) {
            program.batch(2, APP, CORE);
            assertThat(summary(program.awaitGenerations(APP, CORE))).containsExactly("applied #1 of [app, core]");
            assertThat(program.log()).contains("hotreload  #1  app, core  Core  + text(int)  - text()  Late  ~ text()");
            assertThat(program.drive()).containsExactly("app 2, core 2 late 2");

            program.batch(3, APP, CORE);
            assertThat(summary(program.awaitGenerations(APP, CORE))).containsExactly("refused #2 of [app, core]");
            assertThat(program.drive()).containsExactly("app 2, core 2 late 2");
            program.deliver(APP, 2);
            assertThat(summary(program.awaitGenerations(CORE))).containsExactly("applied #2 of [core]");
            assertThat(program.drive()).containsExactly("app 2, core 3 for 2 late 2");

            program.deliver(CORE, 2);
            program.awaitGenerations(CORE);
            program.batch(3, APP, CORE);
            assertThat(summary(program.awaitGenerations(APP, CORE))).containsExactly("refused #4 of [app, core]");
            program.deliver(APP, 4);
            assertThat(summary(program.awaitGenerations(APP, CORE))).containsExactly("applied #4 of [app, core]");
            assertThat(program.drive()).containsExactly("app 4, core 3 for 4 late 2");
            program.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void whatTheJvmDoesNotTakeIsUndoneInAllModules(TestJdk jdk) {
        try (RunningCase program = start(jdk, "undone", PROGRAM)) {
            byte[] unverifiable = UnverifiableClass.returningNothing(program.compiled(APP, 2, "p/A.class"), "text");
            program.batch(
                    () -> {
                        program.deliver(CORE, 2);
                        program.write(APP, "p/A.class", unverifiable);
                    },
                    APP,
                    CORE);
            assertThat(summary(program.awaitGenerations(APP, CORE))).containsExactly("refused #1 of [app, core]");
            assertThat(program.log())
                    .contains("the JVM did not accept the change")
                    .doesNotContain("internal error");
            // Late is loaded only now, from what its module has.
            assertThat(program.drive()).containsExactly("app 1, core 1 late 1");
            program.deliver(APP, 2);
            assertThat(summary(program.awaitGenerations(APP, CORE))).containsExactly("applied #1 of [app, core]");
            assertThat(program.drive()).containsExactly("app 2, core 2 late 2");
            program.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void halvesThatAreWrittenOneAfterTheOtherBecomeOneGeneration(TestJdk jdk) {
        try (RunningCase program = start(jdk, "halves", PROGRAM)) {
            program.batch(2, APP);
            program.batch(2, CORE);
            assertThat(summary(program.awaitGenerations(APP, CORE))).containsExactly("applied #1 of [app, core]");
            assertThat(program.drive()).containsExactly("app 2, core 2 late 2");
            program.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void aClassWaitsForItsNewMember(TestJdk jdk) {
        try (RunningCase program = start(jdk, "member", """
                === v1 p/A.java ===
                package p;
                class A { }
                === v2 p/A.java ===
                package p;
                class A { class Member {} }
                === drive ===
                print(A.class.getDeclaredClasses().length);
                """)) {
            program.batch(() -> program.write(APP, "p/A.class", program.compiled(APP, 2, "p/A.class")), APP);
            program.batch(2, APP);
            assertThat(program.awaitGeneration().getAsJsonArray("classes")).hasSize(2);
            assertThat(program.drive()).containsExactly("1");
            program.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void aClassThatMovesToAnotherModuleLivesOn(TestJdk jdk) {
        try (RunningCase program = start(jdk, "moved", """
                === v1 core:c/Moved.java ===
                package c;
                public class Moved {
                    int count;
                    public Object text() { return new Object() { public String toString() { return "core " + count++; } }; }
                }
                === v2 core:c/Moved.java deleted ===
                === v2 c/Moved.java ===
                package c;
                public class Moved {
                    int count;
                    public Object text() { return new Object() { public String toString() { return "app " + count++; } }; }
                }
                === core:c/Stays.java ===
                package c;
                class Stays {}
                === kept ===
                Object MOVED = unchecked(() -> Class.forName("c.Moved").getDeclaredConstructor().newInstance());
                Object TEXT = unchecked(() -> MOVED.getClass().getMethod("text").invoke(MOVED));
                === drive ===
                print(TEXT, MOVED.getClass().getMethod("text").invoke(MOVED));
                """)) {
            assertThat(program.drive()).containsExactly("core 2 core 3");
            program.batch(2, APP, CORE);
            assertThat(summary(program.awaitGenerations(APP, CORE))).containsExactly("applied #1 of [app, core]");
            assertThat(program.drive()).containsExactly("app 4 app 5");
            program.batch(1, APP, CORE);
            assertThat(summary(program.awaitGenerations(APP, CORE))).containsExactly("applied #2 of [app, core]");
            assertThat(program.drive()).containsExactly("core 6 core 7");
            program.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void theModuleOfAConstantsNewBodyIsNamed(TestJdk jdk) {
        try (RunningCase program = start(jdk, "constant", """
                === v1 core:c/Op.java ===
                package c;
                public enum Op {
                    PLUS;
                    public String text() { return "plus"; }
                }
                === v2 core:c/Op.java ===
                package c;
                public enum Op {
                    PLUS { public String text() { return "plus two"; } };
                    public String text() { return "plus"; }
                }
                === v3 core:c/Op.java ===
                package c;
                public enum Op {
                    PLUS { public String text() { return "plus 333"; } };
                    public String text() { return "plus"; }
                }
                === v1 p/A.java ===
                package p;
                class A { static String text() { return "one"; } }
                === v2 p/A.java ===
                package p;
                class A { static String text() { return "two"; } }
                === v3 p/A.java ===
                package p;
                class A { static String text() { return "three"; } }
                === drive ===
                print(c.Op.PLUS.text(), A.text());
                """)) {
            program.batch(2, APP, CORE);
            assertThat(summary(program.awaitGenerations(APP, CORE))).containsExactly("applied #1 of [app, core]");
            // Now only the class of the body differs, which is part of the live enum.
            program.batch(3, APP, CORE);
            assertThat(summary(program.awaitGenerations(APP, CORE))).containsExactly("applied #2 of [app, core]");
            assertThat(program.log()).contains("Op  ~ PLUS.text()");
            assertThat(program.drive()).containsExactly("plus 333 three");
            program.passed();
        }
    }
}
