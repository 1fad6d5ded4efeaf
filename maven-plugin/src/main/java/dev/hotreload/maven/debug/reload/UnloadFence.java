package dev.hotreload.maven.debug.reload;

import dev.hotreload.maven.debug.application.RuntimeThreads;
import dev.hotreload.maven.debug.jdwp.CompositeEvent;
import dev.hotreload.maven.debug.jdwp.Jdwp;
import dev.hotreload.maven.debug.jdwp.Packet;
import dev.hotreload.maven.debug.relay.CommandHandler;
import dev.hotreload.maven.debug.relay.EventGate;
import dev.hotreload.maven.debug.relay.Relay;
import dev.hotreload.maven.debug.request.ClassRequests;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits until the debugger's JDI has forgotten the classes of which it was told that they are unloaded.
 *
 * <p>The JDK's JDI (and IntelliJ's, which comes from it) forgets classes in one thread and hands prepared classes to
 * the debugger in another. In the JVM's own life that is no race, because no class comes back under the same id. Here
 * it does, and a debugger that is told too early sets its breakpoints by old line tables. There is one thing that the
 * first thread says aloud: when two classes of the name were known, it asks the JVM which of them is left. So two
 * classes that do not exist are prepared, for JDI itself and not for its user, and unloaded; the question tells that
 * all unload events before have been handled. A JDI of another make, which handles events in their order, never asks,
 * and is soon not waited for any more.
 *
 * <p>The session's thread waits, and the thread that reads the debugger hears the question.
 */
public final class UnloadFence {

    private static final String SIGNATURE = "Ldev/hotreload/boot/Reload$Fence;";
    private static final long FIRST_TYPE = Long.MIN_VALUE + 1;
    private static final long PATIENCE_MILLIS = 700;

    /** After so many fences without a question, and not one with it, nobody is waited for any more. */
    private static final int SILENCE = 3;

    private final Relay relay;
    private final ClassRequests requests;
    private final RuntimeThreads threads;
    private final EventGate gate;
    private volatile CompletableFuture<Void> asked = CompletableFuture.completedFuture(null);
    private volatile boolean hasAsked;
    private int silent;

    public UnloadFence(Relay relay, ClassRequests requests, RuntimeThreads threads, EventGate gate) {
        this.relay = relay;
        this.requests = requests;
        this.threads = threads;
        this.gate = gate;
    }

    public void register(Map<Integer, CommandHandler> handlers) {
        handlers.put(Jdwp.CLASSES_BY_SIGNATURE, this::classesBySignature);
    }

    /** Waits; used by the session's thread. */
    void await() throws IOException {
        OptionalInt prepare = requests.unlimited(Jdwp.CLASS_PREPARE);
        OptionalInt unload = requests.unlimited(Jdwp.CLASS_UNLOAD);
        if (silent >= SILENCE || prepare.isEmpty() || unload.isEmpty()) {
            return;
        }
        CompletableFuture<Void> question = new CompletableFuture<>();
        asked = question;
        prepare(prepare.getAsInt(), FIRST_TYPE);
        prepare(prepare.getAsInt(), FIRST_TYPE + 1);
        byte[] content = relay.body().string(SIGNATURE).bytes();
        send(new CompositeEvent.Event(Jdwp.CLASS_UNLOAD, unload.getAsInt(), 0, content));
        try {
            question.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            silent += hasAsked ? 0 : 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void prepare(int request, long type) throws IOException {
        long thread = threads.eventThread();
        byte[] content = relay.body()
                .object(thread)
                .int8(1)
                .object(type)
                .string(SIGNATURE)
                .int32(Jdwp.PREPARED)
                .bytes();
        send(new CompositeEvent.Event(Jdwp.CLASS_PREPARE, request, thread, content));
    }

    private void send(CompositeEvent.Event event) throws IOException {
        gate.passSynthesised(new CompositeEvent(Jdwp.SUSPEND_NONE, List.of(event)));
    }

    private void classesBySignature(Packet command) throws IOException {
        if (command.body(relay.sizes()).string().equals(SIGNATURE)) {
            relay.reply(command, relay.body().int32(0));
            hasAsked = true;
            asked.complete(null);
        } else {
            relay.pass(command);
        }
    }
}
