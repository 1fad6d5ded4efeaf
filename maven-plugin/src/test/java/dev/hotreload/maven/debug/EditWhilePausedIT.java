package dev.hotreload.maven.debug;

import static dev.hotreload.maven.debug.Samples.COUNTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.ClassType;
import com.sun.jdi.Location;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.Value;
import com.sun.jdi.request.StepRequest;
import dev.hotreload.maven.debug.Debugger.Ide;
import dev.hotreload.maven.debug.Debugger.Stop;
import dev.hotreload.testing.TestJdk;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code is changed while the whole program stands at a breakpoint. */
class EditWhilePausedIT {

    private static final Source EDITED = COUNTER.replace("total = next;", "total = next + 500;");

    @TempDir
    private Path directory;

    static Collection<TestJdk> jdks() {
        return TestJdk.chosen();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void a_frame_that_is_dropped_runs_anew_in_new_code(TestJdk jdk) throws Exception {
        try (DebuggedApplication application = DebuggedApplication.start(jdk, directory, false, Samples.with(COUNTER));
                Debugger debugger = Debugger.attach(Ide.ECLIPSE, application.port())) {
            debugger.breakAt("p.Counter", COUNTER.line("set"));
            Stop stop = debugger.awaitStopAt("tick:" + COUNTER.line("set"));
            ObjectReference counter = stop.frame().thisObject();
            String argument = stop.frame()
                    .getValue(stop.frame().visibleVariableByName("step"))
                    .toString();
            List<ThreadReference> threads = debugger.vm().allThreads();
            assertThat(threads)
                    .extracting(ThreadReference::name)
                    .contains("main")
                    .noneMatch(name -> name.startsWith("hotreload"))
                    .doesNotContain("FileSystemWatchService", "Reference Handler", "Common-Cleaner");
            assertThat(threads).allMatch(ThreadReference::isSuspended);

            application.reload(Samples.with(EDITED));

            assertThat(threads).allMatch(ThreadReference::isSuspended);
            int printed = application.printed();
            stop.thread().popFrames(stop.frame());
            stop.goOn();
            Stop again = debugger.awaitStopAt("tick:" + COUNTER.line("set"));
            assertThat(again.frame().thisObject()).isEqualTo(counter);
            assertThat(again.frame()
                            .getValue(again.frame().visibleVariableByName("step"))
                            .toString())
                    .isEqualTo(argument);
            Stop stepped = again.step(StepRequest.STEP_OVER);
            assertThat(stepped.place()).isEqualTo("tick:" + (COUNTER.line("set") + 1));
            debugger.vm().eventRequestManager().deleteAllBreakpoints();
            stepped.goOn();
            application.awaitOutput(printed, "ticked 50");
            assertThat(debugger.failures()).isEmpty();
        }
    }

    /** The runtime needs locks that the JDK's threads have while they do this; suspended, they would keep them. */
    @ParameterizedTest
    @MethodSource("jdks")
    void the_jdk_handles_references_while_all_threads_are_suspended(TestJdk jdk) throws Exception {
        Source collecting = COUNTER.replace("int total;", """
                int total;

                static boolean isCleared() throws InterruptedException {
                    var queue = new java.lang.ref.ReferenceQueue<Object>();
                    var reference = new java.lang.ref.WeakReference<>(new Object(), queue);
                    System.gc();
                    return queue.remove(30_000) == reference;
                }
                """);
        try (DebuggedApplication application =
                        DebuggedApplication.start(jdk, directory, false, Samples.with(collecting));
                Debugger debugger = Debugger.attach(Ide.ECLIPSE, application.port())) {
            debugger.breakAt("p.Counter", collecting.line("set"));
            Stop stop = debugger.awaitStopAt("tick:" + collecting.line("set"));
            ClassType counter = (ClassType) stop.frame().thisObject().referenceType();
            Value cleared = counter.invokeMethod(
                    stop.thread(),
                    counter.methodsByName("isCleared").get(0),
                    List.of(),
                    ClassType.INVOKE_SINGLE_THREADED);
            assertThat(cleared).hasToString("true");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void a_resume_waits_for_what_was_saved_before(TestJdk jdk) throws Exception {
        try (DebuggedApplication application = DebuggedApplication.start(jdk, directory, false, Samples.with(COUNTER));
                Debugger debugger = Debugger.attach(Ide.INTELLIJ, application.port())) {
            application.awaitOutput(0, "ticked 1");
            // From its first reload on the runtime watches, for sure.
            application.reload(Samples.with(COUNTER.replace("return seen;", "return 6_999;")));
            debugger.breakAt("p.Counter", COUNTER.line("next"));
            for (int round = 0; round < 10; round++) {
                Stop stop = debugger.awaitStopAt("tick:" + COUNTER.line("next"));
                Source edited = COUNTER.replace("return seen;", "return " + (7_000 + round) + ";");
                stop.goOn();
                debugger.awaitStopAt("tick:" + COUNTER.line("next"));
                int printed = application.printed();
                atHumanPace();

                application.save(Samples.with(edited));
                debugger.vm().resume();

                // The very call that it was stopped in has the new lambda body.
                application.awaitOutput(printed, "ticked");
                assertThat(application.tail()).contains("ticked " + (7_000 + round));
            }
        }
    }

    /** The gateway does not think of an edit when a debugger goes on at once, as it does at a condition. */
    private static void atHumanPace() {
        long stopped = System.nanoTime();
        Awaitility.await().until(() -> System.nanoTime() - stopped > 100_000_000);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void a_step_through_code_that_is_reloaded_ends_in_the_caller(TestJdk jdk) throws Exception {
        try (DebuggedApplication application = DebuggedApplication.start(jdk, directory, false, Samples.with(COUNTER));
                Debugger debugger = Debugger.attach(Ide.ECLIPSE, application.port())) {
            debugger.breakAt("p.Counter", COUNTER.line("set"));
            Stop stop = debugger.awaitStopAt("tick:" + COUNTER.line("set"));
            debugger.vm().eventRequestManager().deleteAllBreakpoints();

            application.reload(Samples.with(EDITED.insertAbove("next", "        int more = step * 2;")));

            Stop next = stop.step(StepRequest.STEP_OVER);
            for (int steps = 0; steps < 10 && !next.place().startsWith("main:"); steps++) {
                next = next.step(StepRequest.STEP_OVER);
            }
            Location location = next.frame().location();
            assertThat(location.declaringType().name()).isEqualTo("p.Main");
            // And into the new code, line by line.
            for (int steps = 0; steps < 10 && !next.place().startsWith("tick:"); steps++) {
                next = next.step(StepRequest.STEP_INTO);
            }
            assertThat(next.place()).isEqualTo("tick:" + COUNTER.line("next"));
            assertThat(next.step(StepRequest.STEP_OVER).place()).isEqualTo("tick:" + (COUNTER.line("next") + 1));
        }
    }
}
