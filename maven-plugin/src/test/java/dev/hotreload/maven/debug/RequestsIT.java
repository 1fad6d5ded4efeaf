package dev.hotreload.maven.debug;

import static dev.hotreload.maven.debug.Samples.COUNTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.ReferenceType;
import com.sun.jdi.event.ExceptionEvent;
import com.sun.jdi.event.MethodEntryEvent;
import com.sun.jdi.event.MethodExitEvent;
import com.sun.jdi.event.ModificationWatchpointEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.EventRequestManager;
import com.sun.jdi.request.ExceptionRequest;
import com.sun.jdi.request.MethodEntryRequest;
import com.sun.jdi.request.MethodExitRequest;
import com.sun.jdi.request.ModificationWatchpointRequest;
import dev.hotreload.maven.debug.Debugger.Ide;
import dev.hotreload.maven.debug.Debugger.Stop;
import dev.hotreload.testing.TestJdk;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests of every kind, through reloads. */
class RequestsIT {

    private static final int RELOADS = Integer.getInteger("hotreload.debug.reloads", 15);

    @TempDir
    private Path directory;

    static Collection<TestJdk> jdks() {
        return TestJdk.chosen();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void requests_other_than_breakpoints_survive(TestJdk jdk) throws Exception {
        Source thrower = COUNTER.replace("return call(() -> {", """
                if (next % 2 == 0) {
                            try {
                                throw new IllegalStateException();
                            } catch (IllegalStateException e) {
                                total++;
                            }
                        }
                        return call(() -> {""");
        try (DebuggedApplication application = DebuggedApplication.start(jdk, directory, false, Samples.with(thrower));
                Debugger debugger = Debugger.attach(Ide.VS_CODE, application.port())) {
            application.awaitOutput(0, "ticked 1");
            ReferenceType counter = debugger.vm().classesByName("p.Counter").get(0);
            EventRequestManager requests = debugger.vm().eventRequestManager();
            ModificationWatchpointRequest watch =
                    requests.createModificationWatchpointRequest(counter.fieldByName("total"));
            MethodEntryRequest entry = requests.createMethodEntryRequest();
            entry.addClassFilter("p.Counter");
            MethodExitRequest exit = requests.createMethodExitRequest();
            exit.addClassFilter("p.Counter");
            ExceptionRequest exception = requests.createExceptionRequest(null, true, true);
            exception.addClassFilter("p.*");

            for (int round = 0; round < 2; round++) {
                for (EventRequest request : List.of(watch, entry, exit, exception)) {
                    request.setSuspendPolicy(EventRequest.SUSPEND_ALL);
                    request.enable();
                    Stop stop = debugger.awaitStop();
                    request.disable();
                    assertThat(stop.events().get(0))
                            .isInstanceOfAny(
                                    ModificationWatchpointEvent.class,
                                    MethodEntryEvent.class,
                                    MethodExitEvent.class,
                                    ExceptionEvent.class);
                    assertThat(stop.events().get(0).request()).isEqualTo(request);
                    stop.goOn();
                    while (debugger.stopsWithin(50)) {
                        debugger.awaitStop().goOn();
                    }
                }
                // Enabled before the reload, hit after it.
                watch.enable();
                Stop before = debugger.awaitStop();
                application.reload(Samples.with(thrower.insertAbove("next", "        int round = " + round + ";")));
                before.goOn();
                Stop after = debugger.awaitStop();
                assertThat(after.events().get(0)).isInstanceOf(ModificationWatchpointEvent.class);
                watch.disable();
                after.goOn();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void filters_and_counts_of_class_prepare_requests_are_honoured(TestJdk jdk) throws Exception {
        try (DebuggedApplication application = DebuggedApplication.start(jdk, directory, false, Samples.with(COUNTER));
                Debugger debugger = Debugger.attach(Ide.VS_CODE, application.port())) {
            application.awaitOutput(0, "ticked 1");
            EventRequestManager requests = debugger.vm().eventRequestManager();
            ClassPrepareRequest excluded = requests.createClassPrepareRequest();
            excluded.addClassFilter("p.*");
            excluded.addClassExclusionFilter("*.Counter");
            excluded.enable();
            application.reload(Samples.with(COUNTER.replace("return seen;", "return seen + 1;")));
            application.reload(Samples.with(COUNTER.replace("return seen;", "return seen + 2;")));
            assertThat(debugger.takePrepared()).doesNotContain("p.Counter");

            ClassPrepareRequest second = requests.createClassPrepareRequest();
            second.addClassFilter(debugger.vm().classesByName("p.Counter").get(0));
            second.addCountFilter(2);
            second.enable();
            for (int round = 3; round < 7; round++) {
                application.reload(Samples.with(COUNTER.replace("return seen;", "return seen + " + round + ";")));
            }
            debugger.vm().version();
            assertThat(debugger.takePrepared()).containsOnlyOnce("p.Counter");
            assertThat(application.messages().all()).containsExactly("attached");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void a_breakpoint_is_hit_after_each_of_many_reloads(TestJdk jdk) throws Exception {
        try (DebuggedApplication application = DebuggedApplication.start(jdk, directory, false, Samples.with(COUNTER));
                Debugger debugger = Debugger.attach(Ide.VS_CODE, application.port())) {
            String mark = "set";
            Source edited = COUNTER;
            debugger.breakAt("p.Counter", COUNTER.line(mark));
            for (int round = 0; round < RELOADS; round++) {
                Stop stop = debugger.awaitStopAt("tick:" + edited.line(mark));
                Source next = COUNTER.insertAbove("next", "\n".repeat(round % 3))
                        .replace("return seen;", "return seen + " + round + ";");
                debugger.moveBreakpoint("p.Counter", edited.line(mark), next.line(mark));
                edited = next;
                if (round % 2 == 0) {
                    application.reload(Samples.with(edited));
                    stop.goOn();
                } else {
                    stop.goOn();
                    application.reload(Samples.with(edited));
                }
            }
            debugger.awaitStopAt("tick:" + edited.line(mark)).goOn();
            assertThat(debugger.failures()).isEmpty();
            assertThat(application.messages().all()).containsExactly("attached");
        }
    }

    /** A debugger that sets each breakpoint only once, as jdb does. */
    @ParameterizedTest
    @MethodSource("jdks")
    void a_breakpoint_that_is_never_set_again_follows_its_statement(TestJdk jdk) throws Exception {
        try (DebuggedApplication application = DebuggedApplication.start(jdk, directory, false, Samples.with(COUNTER));
                Debugger debugger = Debugger.attach(Ide.VS_CODE, application.port())) {
            application.awaitOutput(0, "ticked 1");
            ReferenceType counter = debugger.vm().classesByName("p.Counter").get(0);
            BreakpointRequest once = debugger.vm()
                    .eventRequestManager()
                    .createBreakpointRequest(
                            counter.locationsOfLine(COUNTER.line("set")).get(0));
            once.enable();
            debugger.awaitStop().goOn();
            Source edited = COUNTER;
            for (String insert : List.of(
                    "        int a = step;", "\n\n", "        if (step > 5) {\n            step--;\n        }")) {
                edited = edited.insertAbove("next", insert).insertAbove("set", "        next += 0;");
                application.reload(Samples.with(edited));
                Stop stop = debugger.awaitStopAt("tick:" + edited.line("set"));
                assertThat(stop.events().get(0).request()).isEqualTo(once);
                stop.goOn();
            }
            once.disable();
            while (debugger.stopsWithin(50)) {
                debugger.awaitStop().goOn();
            }
            application.awaitOutput(application.printed() + 2, "ticked");
        }
    }
}
