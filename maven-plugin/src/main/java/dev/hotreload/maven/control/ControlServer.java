package dev.hotreload.maven.control;

import dev.hotreload.control.ControlAddress;
import dev.hotreload.control.ControlProtocol;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Listens for the application's JVM and reads what it reports.
 *
 * <p>That this process holds the other end is what the application's JVM watches: however this process ends, the
 * operating system closes the channel, and the runtime ends the application. {@link #close} therefore ends an
 * application that still runs. A daemon thread accepts connections, and each has a daemon thread of its own, because
 * any program of the machine can connect to a port and say nothing. Only one of them at a time is the application's
 * JVM; events are told on its thread.
 */
public final class ControlServer implements Closeable {

    /** The shortest limit of the supported systems (macOS) for the path of a socket, in bytes, with the final NUL. */
    private static final int LONGEST_SOCKET_PATH = 103;

    private final ServerSocketChannel server;
    private final ControlAddress address;
    private final Consumer<String> events;
    private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
    private final List<Runnable> connectedActions = new CopyOnWriteArrayList<>();
    private final Object writing = new Object();
    private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();
    /** The connection whose other end has shown that it is the one that was launched. */
    private final AtomicReference<@Nullable SocketChannel> greeted = new AtomicReference<>();

    private ControlServer(ServerSocketChannel server, ControlAddress address, Consumer<String> events) {
        this.server = server;
        this.address = address;
        this.events = events;
    }

    /**
     * Listens on a Unix domain socket, or on a loopback port.
     *
     * @param kind which of them
     * @param events receives each event of the application's JVM, as JSON
     * @throws IOException if it is not possible
     */
    public static ControlServer listen(ControlKind kind, Consumer<String> events) throws IOException {
        ControlServer server = kind == ControlKind.TCP ? null : listenOnUnixSocket(events);
        return server != null ? server : listenOnLoopback(events);
    }

    private static @Nullable ControlServer listenOnUnixSocket(Consumer<String> events) throws IOException {
        Path directory = Files.createTempDirectory("hotreload");
        ControlAddress.Unix address = new ControlAddress.Unix(directory.resolve("control"));
        if (address.path().toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_PATH) {
            try {
                return start(ServerSocketChannel.open(StandardProtocolFamily.UNIX), address, events);
            } catch (UnsupportedOperationException | IOException e) {
                // This system, or the file system of its temporary directory, has no such sockets; TCP serves as well.
            }
        }
        Files.delete(directory);
        return null;
    }

    private static ControlServer listenOnLoopback(Consumer<String> events) throws IOException {
        ServerSocketChannel server =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
        String token = new BigInteger(128, new SecureRandom()).toString(Character.MAX_RADIX);
        return start(server, new ControlAddress.Tcp(port, token), events);
    }

    private static ControlServer start(ServerSocketChannel channel, ControlAddress address, Consumer<String> events)
            throws IOException {
        ControlServer server = new ControlServer(channel, address, events);
        if (channel.getLocalAddress() == null) {
            channel.bind(address.socketAddress());
        }
        startThread(server::acceptAll);
        return server;
    }

    private static void startThread(Runnable task) {
        Thread thread = new Thread(task, "hotreload-control-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where the application's JVM finds this server. */
    public ControlAddress address() {
        return address;
    }

    /**
     * Has {@code listener} hear the lines whose first word is {@code word}: what follows the word, on the server's
     * thread.
     */
    public void on(String word, Consumer<String> listener) {
        listeners.put(word, listener);
    }

    /** Has {@code action} run on the server's thread whenever the application's JVM has connected. */
    public void onConnected(Runnable action) {
        connectedActions.add(action);
    }

    /**
     * Sends a line to the application's JVM.
     *
     * @param word its first word, see {@link ControlProtocol}
     * @param text what follows, without line breaks
     * @return whether there is anybody to hear it
     */
    public boolean send(String word, String text) {
        boolean isHeard = greeted.get() != null;
        send(word + " " + text);
        return isHeard;
    }

    /**
     * Sends a line to the application's JVM; without a connection there is nobody to send it to, and nothing happens.
     */
    public void send(String line) {
        SocketChannel current = greeted.get();
        if (current == null) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        synchronized (writing) {
            try {
                while (bytes.hasRemaining()) {
                    current.write(bytes);
                }
            } catch (IOException e) {
                // The application's JVM has ended, which whoever waits for the process hears of.
            }
        }
    }

    /** Stops listening and cuts the connection, without a goodbye. */
    @Override
    public void close() throws IOException {
        server.close();
        for (SocketChannel connection : connections) {
            connection.close();
        }
        if (address instanceof ControlAddress.Unix unix) {
            Files.deleteIfExists(unix.path());
            Files.deleteIfExists(unix.path().resolveSibling(""));
        }
    }

    private void acceptAll() {
        while (server.isOpen()) {
            try {
                SocketChannel accepted = server.accept();
                connections.add(accepted);
                startThread(() -> serve(accepted));
            } catch (IOException e) {
                // Either this server was closed, then the loop ends, or who connected is gone, then the next may come.
            }
        }
    }

    private void serve(SocketChannel accepted) {
        try (accepted;
                BufferedReader lines = new BufferedReader(Channels.newReader(accepted, StandardCharsets.UTF_8))) {
            if (!server.isOpen()) {
                // Closed after it was accepted, and before close() could know of it.
                return;
            }
            if (ControlProtocol.helloLine(address).equals(lines.readLine()) && greeted.compareAndSet(null, accepted)) {
                connectedActions.forEach(Runnable::run);
                lines.lines().forEach(this::hear);
            }
        } catch (IOException | UncheckedIOException e) {
            // This server was closed, or the other side broke off.
        } finally {
            greeted.compareAndSet(accepted, null);
            connections.remove(accepted);
        }
    }

    private void hear(String line) {
        int space = line.indexOf(' ');
        String word = space < 0 ? line : line.substring(0, space);
        String text = line.substring(space + 1);
        if (word.equals(ControlProtocol.EVENT)) {
            events.accept(text);
        } else {
            listeners.getOrDefault(word, unknown -> {}).accept(text);
        }
    }
}
