package dev.hotreload.maven.debug;

import static dev.hotreload.maven.debug.Samples.COUNTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.java.debug.core.DebugEvent;
import com.microsoft.java.debug.core.DebugUtility;
import com.microsoft.java.debug.core.IBreakpoint;
import com.microsoft.java.debug.core.IDebugSession;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.event.LocatableEvent;
import dev.hotreload.testing.TestJdk;
import io.reactivex.disposables.Disposable;
import io.reactivex.plugins.RxJavaPlugins;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The debug server of VS Code's Java extension itself, on Eclipse's JDI as there: its sessions, its event hub and its
 * breakpoints.
 */
class VsCodeIT {

    @TempDir
    private Path directory;

    private final BlockingQueue<DebugEvent> stops = new LinkedBlockingQueue<>();

    static Collection<TestJdk> jdks() {
        return TestJdk.chosen();
    }

    /**
     * The debug server listens to events without a handler for their end; what is then thrown in its thread would fail
     * whichever test waits at that moment.
     */
    @BeforeAll
    static void theEndOfAConnectionIsNoError() {
        RxJavaPlugins.setErrorHandler(end -> assertThat(end).hasRootCauseInstanceOf(VMDisconnectedException.class));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void its_breakpoints_follow_the_code(TestJdk jdk) throws Exception {
        try (DebuggedApplication application = DebuggedApplication.start(jdk, directory, true, Samples.with(COUNTER))) {
            IDebugSession session = DebugUtility.attach(EclipseJdi.manager(), "localhost", application.port(), 0);
            Disposable subscription = session.getEventHub()
                    .breakpointEvents()
                    .subscribe(
                            stop -> {
                                stop.shouldResume = false;
                                stops.add(stop);
                            },
                            end -> assertThat(end).isInstanceOf(VMDisconnectedException.class));
            session.start();
            IBreakpoint breakpoint = set(session, COUNTER.line("set"));
            session.resume();
            assertStopAt("tick", COUNTER.line("set"));
            for (int round = 0; round < 10; round++) {
                // As when the user edits above the breakpoint: the editor moves it, the file is saved.
                Source edited =
                        COUNTER.insertAbove("next", "\n".repeat(1 + round % 3) + "        int round = " + round + ";");
                breakpoint.close();
                breakpoint = set(session, edited.line("set"));
                application.reload(Samples.with(edited));
                assertStopAt("tick", edited.line("set"));
            }
            IBreakpoint lambda = set(session, COUNTER.line("lambda") + 2);
            application.reload(Samples.with(COUNTER.insertAbove("lambda", "        int inLambda = 1;\n")));
            assertStopAt("lambda$tick$0", COUNTER.line("lambda") + 2);
            lambda.close();
            assertThat(application.messages().all()).containsExactly("attached");

            subscription.dispose();
            session.detach();
            application.awaitOutput(application.printed() + 3, "ticked");
        }
    }

    private static IBreakpoint set(IDebugSession session, int line) {
        IBreakpoint breakpoint = session.createBreakpoint("p.Counter", line, 0, null, null);
        CompletableFuture<IBreakpoint> unused = breakpoint.install();
        return breakpoint;
    }

    /** Goes on from other places, where a breakpoint in old code was still hit. */
    private void assertStopAt(String method, int line) throws InterruptedException, IncompatibleThreadStateException {
        StringBuilder places = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            DebugEvent stop = stops.poll(DebuggedApplication.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(stop).as("stop, after " + places).isNotNull();
            ThreadReference thread = ((LocatableEvent) stop.event).thread();
            // It resumes a thread as often as it is suspended, also for a class that is being prepared: not meanwhile.
            Awaitility.await().until(() -> thread.suspendCount() <= 1);
            Location location = thread.frame(0).location();
            String place = location.method().name() + ":" + location.lineNumber();
            DebugUtility.resumeThread(thread);
            if (place.equals(method + ":" + line)) {
                return;
            }
            places.append(place).append(' ');
        }
        throw new AssertionError("does not stop at " + method + ":" + line + ", but at " + places);
    }
}
