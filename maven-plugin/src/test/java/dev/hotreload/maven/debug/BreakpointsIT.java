package dev.hotreload.maven.debug;

import static dev.hotreload.maven.debug.Samples.COUNTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.IntegerValue;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.StackFrame;
import com.sun.jdi.Value;
import com.sun.jdi.request.StepRequest;
import dev.hotreload.maven.debug.Debugger.Ide;
import dev.hotreload.maven.debug.Debugger.Stop;
import dev.hotreload.testing.TestJdk;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Line breakpoints as each IDE sets them, through reloads of the code that they are in. */
class BreakpointsIT {

    private static final String COUNTER_CLASS = "p.Counter";

    @TempDir
    private Path directory;

    static Stream<Arguments> jdksAndIdes() {
        return TestJdk.chosen().stream()
                .flatMap(jdk -> Arrays.stream(Ide.values()).map(ide -> Arguments.of(jdk, ide)));
    }

    @ParameterizedTest
    @MethodSource("jdksAndIdes")
    void breakpoints_and_variables_follow_the_code(TestJdk jdk, Ide ide) throws Exception {
        try (DebuggedApplication application = DebuggedApplication.start(jdk, directory, true, Samples.with(COUNTER));
                Debugger debugger = Debugger.attach(ide, application.port())) {
            // Set before the program's first instruction.
            debugger.breakAt(COUNTER_CLASS, COUNTER.line("set"));
            debugger.awaitStop().goOn();
            Stop first = debugger.awaitStop();
            assertThat(first.place()).isEqualTo("tick:" + COUNTER.line("set"));
            assertThat(intOf(first.frame().thisObject(), "total")).isZero();
            first.goOn();

            // In new code, with all lines shifted.
            Source shifted = COUNTER.insertAbove("next", "        int more = step * 2;\n        step = more / 2;");
            debugger.moveBreakpoint(COUNTER_CLASS, COUNTER.line("set"), shifted.line("set"));
            application.reload(Samples.with(shifted));
            Stop second = debugger.awaitStopAt("tick:" + shifted.line("set"));
            assertThat(local(second.frame(), "more")).isEqualTo(2);
            ObjectReference counter = second.frame().thisObject();

            // A local variable that is changed, and an expression.
            second.frame()
                    .setValue(
                            second.frame().visibleVariableByName("next"),
                            debugger.vm().mirrorOf(1000));
            Stop stepped = second.step(StepRequest.STEP_OVER);
            assertThat(stepped.place()).isEqualTo("tick:" + (shifted.line("set") + 1));
            assertThat(intOf(counter, "total")).isEqualTo(1000);
            Value invoked = counter.invokeMethod(
                    stepped.thread(),
                    counter.referenceType().methodsByName("toString").get(0),
                    List.of(),
                    0);
            assertThat(invoked.toString()).contains("p.Counter@");
            stepped.goOn();

            // Between reloads, in a lambda and in a method that the next reload adds.
            Source added = shifted.replace("total = next;", "total = grow(next);")
                    .replace(
                            "    private int call",
                            "    private int grow(int by) {\n        int grown = by + 1; // @grown\n        return grown;\n    }\n\n    private int call");
            debugger.breakAt(COUNTER_CLASS, shifted.line("lambda"));
            debugger.awaitStopAt("lambda$tick$0:" + shifted.line("lambda")).goOn();
            debugger.breakAt(COUNTER_CLASS, added.line("grown"));
            application.reload(Samples.with(added));
            Stop inAdded = debugger.awaitStopAt("grow:" + added.line("grown"));
            assertThat(inAdded.thread().frame(1).location().method().name()).isEqualTo("tick");
            assertThat(inAdded.frame().thisObject()).isEqualTo(counter);
            inAdded.goOn();
            debugger.awaitStopAt("lambda$tick$0:" + added.line("lambda")).goOn();

            assertThat(debugger.takePrepared()).contains(COUNTER_CLASS);
            assertThat(debugger.failures()).isEmpty();
            assertThat(application.messages().all()).containsExactly("attached");
        }
    }

    private static int intOf(ObjectReference object, String field) {
        return ((IntegerValue) object.getValue(object.referenceType().fieldByName(field))).value();
    }

    private static int local(StackFrame frame, String name) throws Exception {
        return ((IntegerValue) frame.getValue(frame.visibleVariableByName(name))).value();
    }
}
