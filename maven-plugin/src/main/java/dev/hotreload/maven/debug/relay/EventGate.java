package dev.hotreload.maven.debug.relay;

import dev.hotreload.maven.debug.application.RuntimeThreads;
import dev.hotreload.maven.debug.jdwp.CompositeEvent;
import dev.hotreload.maven.debug.jdwp.Jdwp;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Lets the debugger have one event at a time that suspended all threads.
 *
 * <p>The agent itself waits for a resume before it reports the next such event, because debuggers resume once for all
 * that they know. But any resume will do for it, also those of the {@linkplain RuntimeThreads runtime's threads}, so
 * the gateway waits in its place. Safe for use by any thread.
 */
public final class EventGate {

    /** Where events go. */
    public interface Exit {
        void send(CompositeEvent event) throws IOException;
    }

    private final Exit exit;
    private final Queue<CompositeEvent> held = new ArrayDeque<>();
    private boolean isBlocked;
    private boolean isHeld;
    private int synthesised;
    private long lastStop = System.nanoTime();

    public EventGate(Exit exit) {
        this.exit = exit;
    }

    /** Takes an event of the agent's. */
    public synchronized void pass(CompositeEvent event) throws IOException {
        if (isHeld || isBlocked) {
            held.add(event);
        } else {
            send(event);
        }
    }

    /**
     * Takes an event of the gateway's own, which a debugger must have at once even while the program stands at a
     * breakpoint: it sets its breakpoints in the new code then.
     */
    public synchronized void passSynthesised(CompositeEvent event) throws IOException {
        if (isHeld) {
            held.add(event);
            return;
        }
        if (event.policy() != Jdwp.SUSPEND_NONE) {
            synthesised++;
        }
        exit.send(event);
    }

    /** Whether the next resume ends a suspension of a synthesised event's, and not one that the user sees. */
    public synchronized boolean awaitsResumeOfSynthesised() {
        return synthesised > 0;
    }

    /** How long ago the debugger was last told that something was suspended. */
    public synchronized Duration sinceStop() {
        return Duration.ofNanos(System.nanoTime() - lastStop);
    }

    /** The debugger has resumed all threads, or the thread of a synthesised event. */
    public synchronized void resumed() throws IOException {
        if (synthesised > 0) {
            synthesised--;
            return;
        }
        resumedThread();
    }

    /** The debugger has resumed a thread of the application. */
    public synchronized void resumedThread() throws IOException {
        isBlocked = false;
        sendHeld();
    }

    /** The debugger wants no events for now (VirtualMachine.HoldEvents), or wants them again. */
    public synchronized void hold(boolean hold) throws IOException {
        isHeld = hold;
        sendHeld();
    }

    private void sendHeld() throws IOException {
        while (!isHeld && !isBlocked && !held.isEmpty()) {
            send(held.remove());
        }
    }

    private void send(CompositeEvent event) throws IOException {
        isBlocked = event.policy() == Jdwp.SUSPEND_ALL && !event.hasKind(Jdwp.VM_START);
        lastStop = event.policy() == Jdwp.SUSPEND_NONE ? lastStop : System.nanoTime();
        exit.send(event);
    }
}
