package dev.hotreload.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.RunningCase;
import dev.hotreload.testing.TestJdk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ran once, changed and is not called again is told of; what is called is not. */
class CalledMethodsIT extends ReloadedPrograms {
    private static final String PROGRAM = """
            === v1 p/App.java ===
            package p;
            import java.util.function.Supplier;
            class App {
                static App live;
                final Supplier<String> route;
                App(int size) { route = routing("r" + size); }
                static void start() { live = new App(1); }
                Supplier<String> routing(String name) { return () -> name + "1"; }
                String called(int depth) {
                    while (depth > 0) { depth--; }
                    return "called1";
                }
                String throwing() { throw new IllegalStateException("1"); }
            }
            === v1 p/Unused.java ===
            package p;
            class Unused { static int never() { return 1; } }
            === v2 p/App.java ===
            package p;
            import java.util.function.Supplier;
            class App {
                static App live;
                final Supplier<String> route;
                App(int size) { route = routing("s" + size); }
                static void start() { live = new App(2); }
                Supplier<String> routing(String name) { System.out.print(""); return () -> name + "2"; }
                String called(int depth) {
                    while (depth > 0) { depth--; }
                    return "called2";
                }
                String throwing() { throw new IllegalStateException("2"); }
            }
            === v2 p/Unused.java ===
            package p;
            class Unused { static int never() { return 2; } }
            === setup ===
            App.start();
            === drive ===
            String at = "";
            try {
                App.live.throwing();
            } catch (IllegalStateException e) {
                StackTraceElement[] trace = e.getStackTrace();
                at = trace[0] + " " + trace[1].getMethodName();
            }
            print(App.live.called(3), App.live.route.get(), at);
            """;

    @ParameterizedTest
    @MethodSource("enough")
    void whatRanOnceIsToldOf(TestJdk jdk) {
        try (RunningCase program = starter(jdk, "ran-once").start(PROGRAM)) {
            program.drive();
            program.deliver(APP, 2);
            assertThat(outcome(program.awaitGeneration())).isEqualTo("APPLIED #1");
            assertThat(program.drive()).containsExactly("called2 r12 p.App.throwing(App.java:13) drive");
            program.awaitLog("have not been called since #1");
            assertThat(program.log().lines().filter(line -> line.contains("called since")))
                    .containsExactly(
                            "hotreload  the constructor App(int), App.routing(String) and App.start() have not been called since"
                                    + " #1; what only runs at the start needs a restart to show its change");
            program.passed();
        }
    }
}
