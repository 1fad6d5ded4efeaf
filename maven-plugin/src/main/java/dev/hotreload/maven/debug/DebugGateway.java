package dev.hotreload.maven.debug;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The port that debuggers attach to, and the private one that the application's JVM connects to.
 *
 * <p>The JVM connects once, when it starts, and that connection lasts; nobody else is ever let in there. Debuggers come and
 * go, one at a time, each as a {@link DebuggerSession}. Safe for use by any thread.
 */
public final class DebugGateway implements Closeable {

    private static final int PATIENCE_SECONDS = 5;

    private final ServerSocketChannel debuggers;
    private final ServerSocketChannel jvm;
    private final boolean isSuspending;
    private final ChangesUnderWay changes;
    private final DebugMessages messages;
    private final Suspensions suspensions = new Suspensions();
    private final AddedFields added = new AddedFields();
    private final CompletableFuture<ApplicationConnection> application = new CompletableFuture<>();
    private final Object lock = new Object();
    private @Nullable DebuggerSession session;
    private @Nullable Packet start;
    private String attached = "";

    private DebugGateway(
            ServerSocketChannel debuggers,
            ServerSocketChannel jvm,
            boolean isSuspending,
            ChangesUnderWay changes,
            DebugMessages messages) {
        this.debuggers = debuggers;
        this.jvm = jvm;
        this.isSuspending = isSuspending;
        this.changes = changes;
        this.messages = messages;
    }

    /**
     * Opens both ports.
     *
     * @param address where debuggers attach; port 0: any that is free
     * @param suspend whether the application waits for the first debugger before it runs
     * @throws IOException if the address cannot be had, because the port is taken, say
     */
    public static DebugGateway open(
            InetSocketAddress address, boolean suspend, ChangesUnderWay changes, DebugMessages messages)
            throws IOException {
        ServerSocketChannel debuggers = ServerSocketChannel.open();
        try {
            debuggers.bind(address);
            ServerSocketChannel jvm =
                    ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            DebugGateway gateway = new DebugGateway(debuggers, jvm, suspend, changes, messages);
            daemon(gateway::acceptJvm, "hotreload-debug-jvm");
            daemon(gateway::acceptDebuggers, "hotreload-debug-port");
            return gateway;
        } catch (IOException e) {
            debuggers.close();
            throw e;
        }
    }

    /** The option with which the application's JVM finds the gateway. */
    public String jvmOption() {
        String host = jvm.socket().getInetAddress().getHostAddress();
        return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=" + (isSuspending ? "y" : "n") + ",address="
                + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + jvm.socket().getLocalPort();
    }

    /** The port that debuggers attach to. */
    public int port() {
        return debuggers.socket().getLocalPort();
    }

    /**
     * Has the debugger, if there is one, know of classes that were redefined. When this returns, its breakpoints are in
     * the new code.
     */
    public void redefined(List<String> binaryNames) {
        @Nullable DebuggerSession current = session();
        if (current != null) {
            try {
                current.redefined(binaryNames).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                messages.failed(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Takes the fields that reloads have added to classes, all of them.
     *
     * @param fields modifiers, binary name of the class, name and descriptor of each, with {@code /} between
     */
    public void addedFields(List<String> fields) {
        added.update(fields);
    }

    /** Closes both ports, and the connections with them. */
    @Override
    public void close() throws IOException {
        debuggers.close();
        jvm.close();
        @Nullable DebuggerSession current = session();
        if (current != null) {
            current.close();
        }
        ApplicationConnection connection = application.getNow(null);
        if (connection != null) {
            connection.close();
        }
    }

    private static void daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptJvm() {
        try (jvm) {
            while (!application.isDone()) {
                SocketChannel socket = jvm.accept();
                try {
                    Handshake.asDebugger(socket);
                    ApplicationConnection connection = new ApplicationConnection(socket);
                    connection.start(new Dispatcher(connection));
                    application.complete(connection);
                } catch (IOException e) {
                    // Not the JVM: it is the only one who knows the port and speaks JDWP.
                    socket.close();
                }
            }
        } catch (IOException e) {
            application.completeExceptionally(e);
        }
    }

    private void acceptDebuggers() {
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
        daemon(() -> serve(next, name), "hotreload-debug-debugger");
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

    private @Nullable DebuggerSession session() {
        synchronized (lock) {
            return session;
        }
    }

    /** Hands what the JVM says to the session that there is. */
    private final class Dispatcher implements ApplicationConnection.Listener {

        private final ApplicationConnection connection;

        Dispatcher(ApplicationConnection connection) {
            this.connection = connection;
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
            try {
                connection.close();
            } catch (IOException e) {
                // It has ended by itself.
            }
        }
    }
}
