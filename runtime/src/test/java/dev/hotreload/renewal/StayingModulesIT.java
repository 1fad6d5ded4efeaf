package dev.hotreload.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.ProgramsOnEachJdk;
import dev.hotreload.testing.TestJdk;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Modules of a program that stay when it begins again. */
class StayingModulesIT extends ProgramsOnEachJdk {
    private static final String BELOW = """
            package q;
            public class Below {
                public static int starts;
                public static Object held;
                public static String text() { return new Part().text(); }
                public static Class<?> find(String name) throws ClassNotFoundException {
                    return Class.forName(name);
                }
                public static class Hook extends Thread {}
                public static class Waiting extends Thread {
                    public void run() {
                        try {
                            sleep(Long.MAX_VALUE);
                        } catch (InterruptedException e) {
                            interrupt();
                        }
                    }
                }
            }
            """;

    private static final String PART = """
            package q;
            public class Part {
                public int uses;
                public String text() { return "old"; }
            }
            """;

    private static final String ABOVE = """
            package p;
            import dev.hotreload.api.HotReload;
            import q.*;
            public class Main {
                public static void main(String... args) throws Exception {
                    Part part = HotReload.keep("part", Part::new);
                    part.uses++;
                    System.out.println("version 0 starts " + ++Below.starts + " uses " + part.uses + " "
                            + (part.getClass() == Part.class) + " " + System.identityHashCode(Below.class));
                    String last = "old";
                    while (!Thread.interrupted()) {
                        String text = Below.text();
                        if (!text.equals(last)) {
                            System.out.println(last = text);
                        }
                        try {
                            Thread.sleep(10);
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                }
            }
            """;

    /**
     * A module below the changed one stays, with classes, static fields and objects, unless something of it would be in
     * the way.
     */
    @ParameterizedTest
    @MethodSource("enough")
    void modulesBelowTheChangedOnesStay(TestJdk jdk) {
        try (RunningProgram program = new RunningProgram(kit, jdk, "below")) {
            program.compile("core", Map.of("q/Below.java", BELOW, "q/Part.java", PART))
                    .compile("app", Map.of("p/Main.java", ABOVE))
                    .start();
            String below = program.line().replace("version 0 starts 1 uses 1 true ", "");
            assertThat(below).containsOnlyDigits();

            assertThat(program.compile("app", above(1, "")).next())
                    .as(program.log())
                    .isTrue();
            assertThat(program.line()).isEqualTo("version 1 starts 2 uses 2 true " + below);
            assertThat(program.log()).contains(" new generation  app  kept part  ");

            // What stays can be reloaded as before, with objects that were there before.
            program.compile(
                    "core",
                    Map.of(
                            "q/Part.java",
                            PART.replace(
                                    "\"old\"; }", "more(5); }\nprivate String more(int n) { return \"new \" + n; }")));
            assertThat(program.line()).isEqualTo("new 5");

            // Then it counts as changed.
            assertThat(program.compile("app", above(2, "")).next())
                    .as(program.log())
                    .isTrue();
            assertThat(program.line()).startsWith("version 2 starts 1 uses ").doesNotEndWith(" " + below);
            assertThat(program.line()).isEqualTo("new 5");
            assertThat(program.log()).contains(" new generation  app, core  ");

            // What the program does then has it begin anew with the next generation.
            List<String> inTheWay = List.of(
                    "Below.held = new Main();",
                    "Below.find(\"p.Main\");",
                    "Runtime.getRuntime().addShutdownHook(new Below.Hook());",
                    "new Below.Waiting().start();",
                    "",
                    "");
            for (int i = 0; i < inTheWay.size(); i++) {
                assertThat(program.compile("app", above(i + 3, inTheWay.get(i))).next())
                        .as(program.log())
                        .isTrue();
                boolean stays = i == 0 || inTheWay.get(i - 1).isEmpty();
                assertThat(program.line())
                        .as(i == 0 ? "nothing" : inTheWay.get(i - 1))
                        .startsWith("version " + (i + 3) + " starts " + (stays ? 2 : 1) + " ");
                assertThat(program.line()).isEqualTo("new 5");
            }
            assertThat(program.log()).doesNotContain("internal error", "still in memory", "Exception", "Error");
            assertThat(program.instances("dev.hotreload.loader.ModuleLoader"))
                    .as("loaders of core: the running generation's, and perhaps those of the last one")
                    .isLessThanOrEqualTo(2);

            // What holds a generation that has ended is told with its path.
            for (int version = 20; version <= 22; version++) {
                program.compile("app", above(version, "System.getProperties().put(new Main(), \"\");"));
                assertThat(program.next()).as(program.log()).isTrue();
                program.line();
                program.line();
            }
            assertThat(program.compile("app", above(23, "")).next()).isTrue();
            assertThat(program.events())
                    .last()
                    .asString()
                    .containsPattern(
                            "still in memory, [^\"]*; #\\d+ by java\\.lang\\.System\\.props\\.[^\"]*, of p\\.Main\"");
        }
    }

    private static Map<String, String> above(int version, String then) {
        return Map.of(
                "p/Main.java",
                ABOVE.replace("version 0", "version " + version).replace("String last", then + "\nString last"));
    }
}
