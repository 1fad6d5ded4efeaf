package dev.hotreload.maven.debug;

import dev.hotreload.maven.debug.application.ApplicationConnection;
import dev.hotreload.maven.debug.fields.AddedFields;
import dev.hotreload.maven.debug.jdwp.Handshake;
import dev.hotreload.maven.debug.reload.ChangesUnderWay;
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
 * <p>The JVM connects once, when it starts, and that connection lasts; nobody else is ever let in there. Debuggers come
 * and go, one at a time, each as a {@link DebuggerSession}. Safe for use by any thread.
 */
public final class DebugGateway implements Closeable {

    private static final int PATIENCE_SECONDS = 5;

    private final DebuggerPort debuggers;
    private final ServerSocketChannel jvm;
    private final boolean isSuspending;
    private final DebugMessages messages;
    private final AddedFields added;
    private final CompletableFuture<ApplicationConnection> application;

    private DebugGateway(
            DebuggerPort debuggers,
            ServerSocketChannel jvm,
            boolean isSuspending,
            DebugMessages messages,
            AddedFields added,
            CompletableFuture<ApplicationConnection> application) {
        this.debuggers = debuggers;
        this.jvm = jvm;
        this.isSuspending = isSuspending;
        this.messages = messages;
        this.added = added;
        this.application = application;
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
        AddedFields added = new AddedFields();
        CompletableFuture<ApplicationConnection> application = new CompletableFuture<>();
        DebuggerPort debuggers = DebuggerPort.open(address, application, added, changes, messages);
        try {
            ServerSocketChannel jvm =
                    ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            DebugGateway gateway = new DebugGateway(debuggers, jvm, suspend, messages, added, application);
            daemon(gateway::acceptJvm, "hotreload-debug-jvm");
            daemon(debuggers::serve, "hotreload-debug-port");
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
        return debuggers.number();
    }

    /**
     * Has the debugger, if there is one, know of classes that were redefined. When this returns, its breakpoints are in
     * the new code.
     */
    public void redefined(List<String> binaryNames) {
        @Nullable DebuggerSession current = debuggers.session();
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
        jvm.close();
        debuggers.close();
        ApplicationConnection connection = application.getNow(null);
        if (connection != null) {
            connection.close();
        }
    }

    /** Starts a thread that keeps no JVM from ending. */
    static void daemon(Runnable task, String name) {
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
                    connection.start(debuggers);
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
}
