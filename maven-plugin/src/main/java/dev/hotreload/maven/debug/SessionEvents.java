package dev.hotreload.maven.debug;

import dev.hotreload.maven.debug.application.ApplicationJvm;
import dev.hotreload.maven.debug.application.RuntimeThreads;
import dev.hotreload.maven.debug.application.Suspensions;
import dev.hotreload.maven.debug.breakpoint.Breakpoints;
import dev.hotreload.maven.debug.jdwp.CompositeEvent;
import dev.hotreload.maven.debug.jdwp.Jdwp;
import dev.hotreload.maven.debug.jdwp.Packet;
import dev.hotreload.maven.debug.relay.EventGate;
import dev.hotreload.maven.debug.request.ClassRequests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What becomes of the JVM's events on their way to the debugger. Used by the session's thread. */
final class SessionEvents {

    private final ApplicationJvm jvm;
    private final RuntimeThreads threads;
    private final Suspensions suspensions;
    private final ClassRequests classes;
    private final Breakpoints breakpoints;
    private final EventGate gate;

    SessionEvents(
            ApplicationJvm jvm,
            RuntimeThreads threads,
            Suspensions suspensions,
            ClassRequests classes,
            Breakpoints breakpoints,
            EventGate gate) {
        this.jvm = jvm;
        this.threads = threads;
        this.suspensions = suspensions;
        this.classes = classes;
        this.breakpoints = breakpoints;
        this.gate = gate;
    }

    /** Passes on what the debugger is to see, and lets go on what was suspended for the rest. */
    void handle(Packet packet) throws IOException {
        CompositeEvent composite = CompositeEvent.read(packet, jvm.sizes());
        List<CompositeEvent.Event> kept = new ArrayList<>();
        for (CompositeEvent.Event event : composite.events()) {
            if (concernsDebugger(event)) {
                kept.add(translated(event));
            }
        }
        dropDoubles(kept);
        if (kept.isEmpty()) {
            goOn(composite);
            return;
        }
        if (composite.policy() == Jdwp.SUSPEND_ALL) {
            threads.resumeAll();
        }
        gate.pass(new CompositeEvent(composite.policy(), kept));
    }

    /** While the debugger sets a breakpoint again, it and the one that was carried over may both be hit. */
    private void dropDoubles(List<CompositeEvent.Event> events) {
        boolean isSetAgain = events.stream()
                .anyMatch(event -> event.kind() == Jdwp.BREAKPOINT && !breakpoints.isCarried(event.request()));
        if (isSetAgain) {
            events.removeIf(event -> event.kind() == Jdwp.BREAKPOINT && breakpoints.isCarried(event.request()));
        }
    }

    /** What the runtime's threads do is nobody's business, but for classes that they prepare. */
    private boolean concernsDebugger(CompositeEvent.Event event) throws IOException {
        if (event.kind() == Jdwp.CLASS_PREPARE) {
            return classes.counts(event.kind(), event.request());
        }
        return event.thread() == 0 || !threads.contains(event.thread());
    }

    private CompositeEvent.Event translated(CompositeEvent.Event event) {
        if (event.kind() != Jdwp.BREAKPOINT) {
            return event;
        }
        int id = breakpoints.idOf(event.request());
        breakpoints.expired(id);
        return event.of(id);
    }

    private void goOn(CompositeEvent composite) throws IOException {
        if (composite.policy() == Jdwp.SUSPEND_ALL) {
            jvm.resumeAll();
            suspensions.resumed();
        } else if (composite.policy() == Jdwp.SUSPEND_EVENT_THREAD) {
            jvm.resume(composite.thread());
        }
    }
}
