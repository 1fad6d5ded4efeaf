package dev.hotreload.maven.debug;

import static dev.hotreload.maven.debug.Samples.COUNTER;
import static dev.hotreload.maven.debug.Samples.MAIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.ClassType;
import com.sun.jdi.Field;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.StringReference;
import com.sun.jdi.request.StepRequest;
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

/** What was added by a reload looks as if it had always been there, and what the engine adds is not seen. */
class MembersIT {

    private static final Source GROWN = COUNTER.replace(
                    "class Counter {", "class Counter implements java.util.RandomAccess {")
            .replace(
                    "int total;",
                    "int total;\n    String label = \"fresh\";\n    long count = 7;\n    boolean isOn = true;\n    double ratio = 0.5;\n    static int limit = 99;")
            .replace(
                    "total = next; // @set",
                    "total = next; // @set\n        label = label + step;\n        count += limit;\n        isOn = !isOn;\n        ratio = ratio + 1;")
            .replace(
                    "    private int call",
                    "    public int more(int by) {\n        int sum = by + total; // @more\n        return sum;\n    }\n\n    private int call");

    @TempDir
    private Path directory;

    static Collection<TestJdk> jdks() {
        return TestJdk.chosen();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void added_fields_and_methods_are_seen_and_prepared_ones_are_not(TestJdk jdk) throws Exception {
        try (DebuggedApplication application = DebuggedApplication.start(jdk, directory, false, Samples.with(COUNTER));
                Debugger debugger = Debugger.attach(Ide.ECLIPSE, application.port())) {
            debugger.breakAt("p.Counter", GROWN.line("set"));
            application.awaitOutput(0, "ticked 1");
            ClassType before =
                    (ClassType) debugger.vm().classesByName("p.Counter").get(0);
            assertThat(before.allInterfaces()).isEmpty();
            application.reload(Map.of(MAIN.name(), MAIN.text(), GROWN.name(), GROWN.text()));
            Stop stop = debugger.awaitStopAt("tick:" + GROWN.line("set"));
            stop.goOn();
            stop = debugger.awaitStopAt("tick:" + GROWN.line("set"));

            ObjectReference counter = stop.frame().thisObject();
            ReferenceType type = counter.referenceType();
            assertThat(type.allFields())
                    .extracting(Field::name)
                    .containsExactlyInAnyOrder("total", "label", "count", "isOn", "ratio", "limit");
            String label = string(counter, "label");
            long count = Long.parseLong(value(counter, "count"));
            double ratio = Double.parseDouble(value(counter, "ratio"));
            boolean isOn = Boolean.parseBoolean(value(counter, "isOn"));
            assertThat(label).startsWith("fresh1");
            assertThat(type.getValue(type.fieldByName("limit"))).hasToString("99");
            assertThat(counter.getValues(type.allFields())).hasSize(6);
            stop.goOn();
            stop = debugger.awaitStopAt("tick:" + GROWN.line("set"));
            assertThat(string(counter, "label")).isEqualTo(label + "1");
            assertThat(value(counter, "count")).isEqualTo(String.valueOf(count + 99));
            assertThat(value(counter, "ratio")).isEqualTo(String.valueOf(ratio + 1));
            assertThat(value(counter, "isOn")).isEqualTo(String.valueOf(!isOn));

            counter.setValue(type.fieldByName("label"), debugger.vm().mirrorOf("set"));
            counter.setValue(type.fieldByName("count"), debugger.vm().mirrorOf(-1000L));
            ((ClassType) type).setValue(type.fieldByName("limit"), debugger.vm().mirrorOf(1));
            stop.goOn();
            stop = debugger.awaitStopAt("tick:" + GROWN.line("set"));
            assertThat(string(counter, "label")).isEqualTo("set1");
            assertThat(value(counter, "count")).isEqualTo("-999");

            counter.setValue(type.fieldByName("label"), null);
            assertThat(counter.getValue(type.fieldByName("label"))).isNull();
            stop.goOn();
            debugger.awaitStopAt("tick:" + GROWN.line("set"));
            assertThat(string(counter, "label")).isEqualTo("null1");

            assertThat(type.methods())
                    .filteredOn(method -> !method.isSynthetic())
                    .extracting(Method::name)
                    .containsExactlyInAnyOrder("<init>", "tick", "call", "more");
            assertThat(((ClassType) type).allInterfaces())
                    .extracting(ReferenceType::name)
                    .containsExactly("java.util.RandomAccess");
            assertThat(debugger.failures()).isEmpty();
            assertThat(application.messages().all()).containsExactly("attached");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void a_step_into_an_added_method_shows_nothing_between(TestJdk jdk) throws Exception {
        try (DebuggedApplication application = DebuggedApplication.start(
                        jdk,
                        directory,
                        false,
                        Map.of("Main.java", LOOP, "Step.java", STEP.text(), COUNTER.name(), COUNTER.text()));
                Debugger debugger = Debugger.attach(Ide.ECLIPSE, application.port())) {
            application.awaitOutput(0, "ticked 1");
            Source step = STEP.replace("counter.tick(1)", "counter.tick(1) + counter.more(2)");
            debugger.breakAt("p.Step", step.line("call"));
            application.reload(Map.of(step.name(), step.text(), GROWN.name(), GROWN.text()));
            // The first step links the call; the second finds it linked.
            for (int round = 0; round < 2; round++) {
                Stop stop = debugger.awaitStopAt("once:" + step.line("call"));
                Stop inTick = stop.step(StepRequest.STEP_INTO);
                assertThat(inTick.place()).startsWith("tick:");
                Stop back = inTick.step(StepRequest.STEP_OUT);
                assertThat(back.place()).isEqualTo("once:" + step.line("call"));
                Stop inMore = back.step(StepRequest.STEP_INTO);
                assertThat(inMore.place())
                        .as(inMore.thread().frames().toString())
                        .isEqualTo("more:" + GROWN.line("more"));
                List<Location> stack = inMore.thread().frames().stream()
                        .map(StackFrame::location)
                        .toList();
                assertThat(stack)
                        .extracting(location -> location.declaringType().name() + "."
                                + location.method().name())
                        .containsExactly("p.Counter.more", "p.Step.once", "p.Main.main");
                inMore.goOn();
            }
        }
    }

    private static final Source STEP = new Source("Step.java", """
            package p;

            class Step {
                static int once(Counter counter) {
                    int result = counter.tick(1); // @call
                    return result;
                }
            }
            """);

    private static final String LOOP = """
            package p;

            public class Main {
                public static void main(String[] args) throws Exception {
                    Counter counter = new Counter();
                    while (true) {
                        System.out.println("ticked " + Step.once(counter));
                        Thread.sleep(10);
                    }
                }
            }
            """;

    private static String string(ObjectReference object, String field) {
        return ((StringReference) object.getValue(object.referenceType().fieldByName(field))).value();
    }

    private static String value(ObjectReference object, String field) {
        return String.valueOf(object.getValue(object.referenceType().fieldByName(field)));
    }
}
