package dev.hotreload.maven.debug;

import dev.hotreload.maven.debug.application.ApplicationConnection;
import dev.hotreload.maven.debug.application.ApplicationJvm;
import dev.hotreload.maven.debug.application.Suspensions;
import dev.hotreload.maven.debug.fields.AddedFields;
import dev.hotreload.maven.debug.jdwp.Handshake;
import dev.hotreload.maven.debug.jdwp.Jdwp;
import dev.hotreload.maven.debug.jdwp.MalformedPacketException;
import dev.hotreload.maven.debug.jdwp.Packet;
import dev.hotreload.maven.debug.jdwp.PacketInput;
import dev.hotreload.maven.debug.reload.ChangesUnderWay;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The port that debuggers attach to: one at a time, each as a {@link DebuggerSession}.
 *
 * <p>Hands them what the JVM says. Safe for use by any thread.
 */
final class DebuggerPort implements Closeable, ApplicationConnection.Listener {

    private static final int PATIENCE_SECONDS = 5;

    private final ServerSocketChannel debuggers;
    private final CompletableFuture<ApplicationConnection> application;
    private final AddedFields added;
    private final ChangesUnderWay changes;
    private final DebugMessages messages;
    private final Suspensions suspensions = new Suspensions();
    private final Object lock = new Object();
    private @Nullable DebuggerSession session;
    private @Nullable Packet start;
    private String attached = "";

    private DebuggerPort(
            ServerSocketChannel debuggers,
            CompletableFuture<ApplicationConnection> application,
            AddedFields added,
            ChangesUnderWay changes,
            DebugMessages messages) {
        this.debuggers = debuggers;
        this.application = application;
        this.added = added;
        this.changes = changes;
        this.messages = messages;
    }

    /**
     * Opens the port.
     *
     * @param application the connection to the JVM, once there is one
     * @throws IOException if the address cannot be had
     */
    static DebuggerPort open(
            InetSocketAddress address,
            CompletableFuture<ApplicationConnection> application,
            AddedFields added,
            ChangesUnderWay changes,
            DebugMessages messages)
            throws IOException {
        ServerSocketChannel debuggers = ServerSocketChannel.open();
        try {
            debuggers.bind(address);
            return new DebuggerPort(debuggers, application, added, changes, messages);
        } catch (IOException e) {
            debuggers.close();
            throw e;
        }
    }

    int number() {
        return debuggers.socket().getLocalPort();
    }

    /** The debugger that is attached, if any. */
    @Nullable
    DebuggerSession session() {
        synchronized (lock) {
            return session;
        }
    }

    /** Serves debuggers until the port is closed. */
    void serve() {
        while (debuggers.isOpen()) {
            try {
                SocketChannel socket = debuggers.accept();
                accept(socket, String.valueOf(socket.getRemoteAddress()).replaceFirst("^/", ""));
            } catch (IOException e) {
                if (debuggers.isOpen()) {
                    messages.failed(e);
                }
            }
        }
    }

    private void accept(SocketChannel socket, String name) throws IOException {
        @Nullable DebuggerSession earlier = session();
        if (earlier != null && !hasEnded(earlier)) {
            messages.refused(name, attached);
            socket.close();
            return;
        }
        try {
            Handshake.asJvm(socket);
        } catch (IOException e) {
            messages.malformed(name, String.valueOf(e.getMessage()));
            socket.close();
            return;
        }
        begin(socket, name);
    }

    /** One that has just detached may attach again before all its traces are gone. */
    private static boolean hasEnded(DebuggerSession session) throws IOException {
        if (!session.isEnding()) {
            return false;
        }
        try {
            session.ended().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a debugger detached", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the debugger before has left the application in disorder", e);
        }
    }

    private void begin(SocketChannel socket, String name) throws IOException {
        ApplicationConnection connection = application.join();
        DebuggerSession next = new DebuggerSession(
                socket, connection, ApplicationJvm.of(connection), suspensions, added, changes, messages::failed);
        next.begin();
        changes.debuggerAttached();
        messages.attached(name);
        synchronized (lock) {
            session = next;
            attached = name;
            if (start != null) {
                next.events(start);
                start = null;
            }
        }
        DebugGateway.daemon(() -> serve(next, name), "hotreload-debug-debugger");
    }

    private void serve(DebuggerSession served, String name) {
        try {
            served.run();
        } catch (MalformedPacketException e) {
            messages.malformed(name, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            // The debugger is gone without a farewell, as those that are killed are.
        }
        served.ended().join();
        synchronized (lock) {
            if (session == served) {
                session = null;
            }
        }
        changes.debuggerDetached();
        messages.detached(name);
    }

    @Override
    public void reply(PacketInput reply) {
        @Nullable DebuggerSession current = session();
        if (current != null) {
            current.reply(reply);
        }
    }

    @Override
    public void events(Packet composite) {
        boolean suspendsAll = composite.bytes()[Packet.HEADER] == Jdwp.SUSPEND_ALL;
        if (suspendsAll) {
            suspensions.suspended();
        }
        synchronized (lock) {
            if (session != null) {
                session.events(composite);
            } else if (suspendsAll && start == null) {
                // The JVM's start: no other event comes that nobody has asked for and that suspends.
                start = composite;
            }
        }
    }

    @Override
    public void pause() {
        @Nullable DebuggerSession current = session();
        if (current != null) {
            current.pause();
        }
    }

    @Override
    public void ended() {
        @Nullable DebuggerSession current = session();
        if (current != null) {
            current.close();
        }
    }

    @Override
    public void close() throws IOException {
        debuggers.close();
        ended();
    }
}
