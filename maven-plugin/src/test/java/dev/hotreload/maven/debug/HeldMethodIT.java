package dev.hotreload.maven.debug;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadReference;
import dev.hotreload.launch.LoopSettings;
import dev.hotreload.maven.debug.Debugger.Ide;
import dev.hotreload.maven.debug.Debugger.Stop;
import dev.hotreload.testing.TestJdk;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A debugger looks at a method that waits for the next reload. */
class HeldMethodIT {
    private static final LoopSettings LOOPS = new LoopSettings(List.of("p.Main#draw"), false, false, false, List.of());
    private static final Source MAIN = new Source("Main.java", """
            package p;

            class Main {
                public static void main(String[] args) {
                    System.out.println("returned " + new Main().draw("house", 3L));
                }

                synchronized String draw(String prompt, long size) {
                    String result = prompt + size; // @result
                    return result;
                }
            }
            """);

    @TempDir
    private Path directory;

    static Collection<TestJdk> jdks() {
        return TestJdk.chosen();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void arguments_that_are_set_in_the_frame_are_those_of_the_next_run(TestJdk jdk) throws Exception {
        try (DebuggedApplication application =
                        DebuggedApplication.start(jdk, directory, false, LOOPS, Map.of("Main.java", MAIN.text()));
                Debugger debugger = Debugger.attach(Ide.INTELLIJ, application.port())) {
            application.awaitOutput(0, "= \"house3\"");
            debugger.breakAt("p.Main", MAIN.line("result"));
            debugger.vm().suspend();
            StackFrame held = held(debugger);
            held.setValue(held.visibleVariableByName("prompt"), debugger.vm().mirrorOf("boat"));
            held = held(debugger);
            held.setValue(held.visibleVariableByName("size"), debugger.vm().mirrorOf(5L));
            debugger.vm().resume();

            application.reload(Map.of(
                    "Main.java",
                    MAIN.replace("prompt + size", "\"a \" + prompt + size").text()));

            Stop stop = debugger.awaitStopAt("draw:" + MAIN.line("result"));
            assertThat(stop.frame()
                            .getValue(stop.frame().visibleVariableByName("prompt"))
                            .toString())
                    .isEqualTo("\"boat\"");
            stop.goOn();
            application.awaitOutput(0, "= \"a boat5\" (was \"house3\")");
            assertThat(debugger.failures()).isEmpty();
        }
    }

    /** The frame of the method that waits: none of its code is on top of it. */
    private static StackFrame held(Debugger debugger) throws Exception {
        for (ThreadReference thread : debugger.vm().allThreads()) {
            if (thread.name().equals("main")) {
                return thread.frames().stream()
                        .filter(frame -> frame.location().method().name().equals("draw"))
                        .findFirst()
                        .orElseThrow();
            }
        }
        throw new AssertionError("no thread main");
    }
}
