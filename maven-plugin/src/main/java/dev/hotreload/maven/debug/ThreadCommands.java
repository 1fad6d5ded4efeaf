package dev.hotreload.maven.debug;

import dev.hotreload.maven.debug.application.RuntimeThreads;
import dev.hotreload.maven.debug.application.Suspensions;
import dev.hotreload.maven.debug.breakpoint.Breakpoints;
import dev.hotreload.maven.debug.jdwp.Jdwp;
import dev.hotreload.maven.debug.jdwp.Packet;
import dev.hotreload.maven.debug.jdwp.PacketReader;
import dev.hotreload.maven.debug.jdwp.PacketWriter;
import dev.hotreload.maven.debug.relay.CommandHandler;
import dev.hotreload.maven.debug.relay.EventGate;
import dev.hotreload.maven.debug.relay.Relay;
import dev.hotreload.maven.debug.reload.ChangesUnderWay;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Keeps the runtime's threads out of sight and running, and lets the program go on only when what was saved is live.
 */
final class ThreadCommands {

    /** What a resume waits for a change set that is under way, at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Nobody saves a file and goes on sooner than this; a debugger does that decides by itself, at a condition say. */
    private static final Duration SHORTEST_STOP = Duration.ofMillis(50);

    private static final int INVOKE_SINGLE_THREADED = 1;

    private final Relay relay;
    private final RuntimeThreads threads;
    private final Suspensions suspensions;
    private final EventGate gate;
    private final Breakpoints breakpoints;
    private final ChangesUnderWay changes;

    ThreadCommands(
            Relay relay,
            RuntimeThreads threads,
            Suspensions suspensions,
            EventGate gate,
            Breakpoints breakpoints,
            ChangesUnderWay changes) {
        this.relay = relay;
        this.threads = threads;
        this.suspensions = suspensions;
        this.gate = gate;
        this.breakpoints = breakpoints;
        this.changes = changes;
    }

    void register(Map<Integer, CommandHandler> handlers) {
        handlers.put(Jdwp.ALL_THREADS, this::allThreads);
        handlers.put(Jdwp.GROUP_CHILDREN, this::children);
        handlers.put(Jdwp.SUSPEND, this::suspend);
        handlers.put(Jdwp.RESUME, this::resume);
        handlers.put(Jdwp.RESUME_THREAD, this::resumeThread);
        handlers.put(Jdwp.STOP_THREAD, this::end);
        handlers.put(Jdwp.INTERRUPT, this::end);
        handlers.put(Jdwp.INVOKE_STATIC, this::invoke);
        handlers.put(Jdwp.NEW_INSTANCE, this::invoke);
        handlers.put(Jdwp.INVOKE_INTERFACE_STATIC, this::invoke);
        handlers.put(Jdwp.INVOKE_INSTANCE, this::invoke);
    }

    private void allThreads(Packet command) throws IOException {
        relay.passAndAsk(command, reply -> reply.withBody(visible(reply.body(relay.sizes()))));
    }

    private void children(Packet command) throws IOException {
        relay.passAndAsk(command, reply -> {
            PacketReader fields = reply.body(relay.sizes());
            PacketWriter body = visible(fields);
            return reply.withBody(body.raw(fields.rest()));
        });
    }

    private PacketWriter visible(PacketReader fields) throws IOException {
        List<Long> visible = new ArrayList<>();
        for (int count = fields.int32(); count > 0; count--) {
            long thread = fields.object();
            if (!threads.isOurs(thread)) {
                visible.add(thread);
            }
        }
        PacketWriter body = relay.body().int32(visible.size());
        visible.forEach(body::object);
        return body;
    }

    private void suspend(Packet command) throws IOException {
        relay.passAndAsk(command, reply -> {
            suspensions.suspended();
            threads.resumeAll();
            return reply;
        });
    }

    private void resume(Packet command) throws IOException {
        // Whatever it was that it has resumed after: the breakpoints that it has set by now are those that it wants.
        breakpoints.handled();
        if (!gate.awaitsResumeOfSynthesised()) {
            awaitChanges();
        }
        suspensions.resumed();
        relay.pass(command, reply -> {
            gate.resumed();
            return reply;
        });
    }

    private void resumeThread(Packet command) throws IOException {
        long thread = command.body(relay.sizes()).object();
        if (threads.contains(thread)) {
            // The debugger has done its work about a reloaded class.
            breakpoints.handled();
            relay.pass(command, reply -> {
                gate.resumed();
                return reply;
            });
            return;
        }
        awaitChanges();
        relay.pass(command, reply -> {
            gate.resumedThread();
            return reply;
        });
    }

    /** An end of the thread that hears from Maven would be the application's: the runtime takes it for Maven's. */
    private void end(Packet command) throws IOException {
        if (threads.isOurs(command.body(relay.sizes()).object())) {
            relay.fail(command, Jdwp.INVALID_THREAD);
        } else {
            relay.pass(command);
        }
    }

    private void awaitChanges() {
        if (gate.sinceStop().compareTo(SHORTEST_STOP) >= 0) {
            changes.awaitApplied(PATIENCE);
        }
    }

    /** A method that is invoked with all threads running leaves all threads suspended when it is done. */
    private void invoke(Packet command) throws IOException {
        byte[] bytes = command.bytes();
        boolean suspendsAll = (bytes[bytes.length - 1] & INVOKE_SINGLE_THREADED) == 0;
        relay.passAndAsk(command, reply -> {
            if (suspendsAll) {
                threads.resumeAll();
            }
            return reply;
        });
    }
}
