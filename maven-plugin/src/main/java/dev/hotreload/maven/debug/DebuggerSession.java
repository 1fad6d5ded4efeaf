package dev.hotreload.maven.debug;

import dev.hotreload.maven.debug.application.ApplicationConnection;
import dev.hotreload.maven.debug.application.ApplicationJvm;
import dev.hotreload.maven.debug.application.LinkageClasses;
import dev.hotreload.maven.debug.application.MemberIds;
import dev.hotreload.maven.debug.application.RuntimeThreads;
import dev.hotreload.maven.debug.application.Suspensions;
import dev.hotreload.maven.debug.breakpoint.Breakpoints;
import dev.hotreload.maven.debug.fields.AddedFields;
import dev.hotreload.maven.debug.fields.FieldCommands;
import dev.hotreload.maven.debug.fields.InterfaceCommands;
import dev.hotreload.maven.debug.fields.MemberCommands;
import dev.hotreload.maven.debug.jdwp.CommandForms;
import dev.hotreload.maven.debug.jdwp.Jdwp;
import dev.hotreload.maven.debug.jdwp.JdwpErrorException;
import dev.hotreload.maven.debug.jdwp.MalformedPacketException;
import dev.hotreload.maven.debug.jdwp.Packet;
import dev.hotreload.maven.debug.jdwp.PacketInput;
import dev.hotreload.maven.debug.jdwp.PacketOutput;
import dev.hotreload.maven.debug.jdwp.WatchfulChannel;
import dev.hotreload.maven.debug.relay.CommandHandler;
import dev.hotreload.maven.debug.relay.EventGate;
import dev.hotreload.maven.debug.relay.Relay;
import dev.hotreload.maven.debug.relay.SessionThread;
import dev.hotreload.maven.debug.reload.ChangesUnderWay;
import dev.hotreload.maven.debug.reload.ClassSwap;
import dev.hotreload.maven.debug.reload.UnloadFence;
import dev.hotreload.maven.debug.request.ClassRequests;
import dev.hotreload.maven.debug.request.RequestCommands;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One debugger, from its handshake until it is gone.
 *
 * <p>What it says is read by the thread that calls {@link #run}; what the JVM says comes through the {@link
 * ApplicationConnection.Listener} methods. When it is gone, however that came about, the JVM is left as it was before:
 * without its requests, and with every thread running.
 */
final class DebuggerSession {

    /** How often to look for threads that the runtime has started; nothing tells of them while all are suspended. */
    private static final Duration WHILE_SUSPENDED = Duration.ofMillis(100);

    private final SocketChannel socket;
    private final ApplicationConnection application;
    private final ApplicationJvm jvm;
    private final RuntimeThreads threads;
    private final PacketInput in;
    private final PacketOutput out;
    private final SessionThread thread;
    private final Suspensions suspensions;
    private final Breakpoints breakpoints;
    private final RequestCommands requestCommands;
    private final VmCommands vmCommands;
    private final SessionEvents events;
    private final ClassSwap classSwap;
    private final FieldCommands fieldCommands;
    private final MemberIds memberIds;
    private final Map<Integer, CommandHandler> handlers = new HashMap<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean isDisposed;

    /**
     * @param socket the debugger's, greeted
     * @param suspensions of the JVM, counted since its start
     * @param added the fields that reloads have added
     * @param failures is told of what should not happen
     */
    DebuggerSession(
            SocketChannel socket,
            ApplicationConnection application,
            ApplicationJvm jvm,
            Suspensions suspensions,
            AddedFields added,
            ChangesUnderWay changes,
            Consumer<Exception> failures)
            throws IOException {
        this.socket = socket;
        this.application = application;
        this.jvm = jvm;
        this.suspensions = suspensions;
        this.in = new PacketInput(new WatchfulChannel(socket));
        this.out = new PacketOutput(socket);
        this.thread = new SessionThread(failure -> {
            // When the application ends, whatever is under way fails.
            if (!application.hasEnded()) {
                failures.accept(failure);
            }
        });
        this.threads = new RuntimeThreads(jvm);
        this.breakpoints = new Breakpoints(jvm);
        Relay relay = new Relay(application, out, thread, jvm.sizes());
        EventGate gate = new EventGate(relay::send);
        ClassRequests classes = new ClassRequests(jvm);
        this.requestCommands = new RequestCommands(relay, jvm, classes, breakpoints);
        this.vmCommands = new VmCommands(relay, application, gate, this::dispose);
        this.events = new SessionEvents(jvm, threads, suspensions, classes, breakpoints, gate);
        UnloadFence fence = new UnloadFence(relay, classes, threads, gate);
        this.classSwap = new ClassSwap(jvm, classes, breakpoints, threads, suspensions, gate, fence);
        fence.register(handlers);
        requestCommands.register(handlers);
        vmCommands.register(handlers);
        new ThreadCommands(relay, threads, suspensions, gate, breakpoints, changes).register(handlers);
        new MemberCommands(relay, jvm, added).register(handlers);
        new InterfaceCommands(relay, jvm, added).register(handlers);
        new FrameCommands(relay, new LinkageClasses(jvm)).register(handlers);
        new KindCommands(relay, jvm).register(handlers);
        fieldCommands = new FieldCommands(relay, jvm, added);
        fieldCommands.register(handlers);
        memberIds = new MemberIds(jvm, added::hasId);
    }

    /** Gets to know the JVM's threads; to be called before anything else. */
    void begin() throws IOException {
        threads.refresh();
        thread.repeat(WHILE_SUSPENDED, () -> {
            if (suspensions.count() > 0) {
                threads.resumeStarted();
            }
        });
    }

    /**
     * Serves the debugger until it is gone.
     *
     * @throws MalformedPacketException if it does not speak JDWP
     */
    void run() throws IOException {
        try {
            while (!isDisposed && in.next()) {
                if (in.isReply()) {
                    throw new MalformedPacketException("it sends a reply, and nobody asked");
                }
                pass();
                if (!in.hasMore()) {
                    application.flush();
                }
            }
        } finally {
            end();
        }
    }

    private void pass() throws IOException {
        int error = check();
        if (error != 0) {
            send(Packet.failure(in.id(), error));
            return;
        }
        @Nullable CommandHandler handler = handlers.get(in.command());
        if (handler != null && (!FieldCommands.concern(in.command()) || fieldCommands.areNeeded())) {
            handler.handle(in.copy());
        } else if (ApplicationConnection.isReserved(in.id())) {
            Packet command = in.copy();
            application.forward(command, this::send);
        } else {
            application.forward(in);
        }
    }

    /** What keeps a command from the JVM, as a JDWP error; 0: nothing. */
    private int check() throws IOException {
        memberIds.begin();
        int error = CommandForms.check(in.command(), in.body(), jvm.sizes(), memberIds);
        if (error == Jdwp.INVALID_METHOD) {
            memberIds.askForMethods();
        } else if (error == Jdwp.INVALID_FIELD) {
            memberIds.askForFields();
        } else {
            return error;
        }
        return CommandForms.check(in.command(), in.body(), jvm.sizes(), memberIds);
    }

    /** A reply of the JVM's that nobody but the debugger waits for. */
    void reply(PacketInput reply) {
        try {
            reply.writeTo(out);
        } catch (IOException e) {
            // The debugger is gone; the thread that reads from it notices, and ends the session.
        }
    }

    /** Nothing more comes from the JVM at the moment. */
    void pause() {
        try {
            out.flush();
        } catch (IOException e) {
            // As above.
        }
    }

    /** Events of the JVM's. */
    void events(Packet composite) {
        thread.execute(() -> events.handle(composite));
    }

    /** Classes have been redefined; completes when their breakpoints are set again and the debugger is told. */
    CompletableFuture<Void> redefined(List<String> binaryNames) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        thread.execute(() -> classSwap.swap(binaryNames), () -> done.complete(null));
        return done;
    }

    /** Has the debugger get what was sent to it so far, and then the end of the connection. */
    void close() {
        thread.execute(this::disconnect);
    }

    /** Completes when the JVM is as it was before. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Whether the debugger is gone, and only its traces are still to be removed. */
    boolean isEnding() {
        return isDisposed || !socket.isOpen();
    }

    private void dispose() {
        isDisposed = true;
    }

    private void send(Packet packet) {
        try {
            out.send(packet);
        } catch (IOException e) {
            // As above.
        }
    }

    private void end() throws IOException {
        disconnect();
        thread.execute(this::release, () -> {
            thread.close();
            ended.complete(null);
        });
    }

    private void disconnect() throws IOException {
        socket.close();
    }

    /** As the agent itself does when a debugger disposes of the JVM (VirtualMachine.Dispose). */
    private void release() throws IOException {
        if (application.hasEnded()) {
            return;
        }
        requestCommands.clearAll();
        vmCommands.undo();
        jvm.awaitSilence();
        int resumes = suspensions.count();
        for (long live : jvm.threads()) {
            resumes = Math.max(resumes, suspendCount(live));
        }
        for (; resumes > 0; resumes--) {
            jvm.resumeAll();
            suspensions.resumed();
        }
    }

    private int suspendCount(long live) throws IOException {
        try {
            return jvm.suspendCount(live);
        } catch (JdwpErrorException e) {
            // It has ended meanwhile.
            return 0;
        }
    }
}
