package dev.hotreload.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The runtime's end of the channel to the plugin.
 *
 * <p>One daemon thread waits for what the plugin says, above all for the end of the channel. Safe for use by any
 * thread.
 */
public final class ControlChannel implements AutoCloseable {

    private final SocketChannel socket;
    private final Object writing = new Object();
    private final List<Runnable> closedActions = new ArrayList<>();
    private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
    private volatile @Nullable BatchLines batches;
    private boolean lost;
    private boolean closing;

    private ControlChannel(SocketChannel socket) {
        this.socket = socket;
    }

    /**
     * Connects to the plugin and introduces this JVM.
     *
     * @param address what the launch description says, see {@link ControlAddress}
     * @throws IOException if nobody listens there
     * @throws IllegalArgumentException if the address is malformed
     */
    public static ControlChannel connect(String address) throws IOException {
        return connect(address, Map.of());
    }

    /**
     * Connects to the plugin and introduces this JVM.
     *
     * @param listeners by the first word of a line: receives what follows the word, on the channel's thread
     * @throws IOException if nobody listens there
     * @throws IllegalArgumentException if the address is malformed
     */
    public static ControlChannel connect(String address, Map<String, Consumer<String>> listeners) throws IOException {
        ControlAddress parsed = ControlAddress.parse(address);
        ControlChannel channel = new ControlChannel(SocketChannel.open(parsed.socketAddress()));
        channel.listeners.putAll(listeners);
        channel.write(ControlProtocol.helloLine(parsed));
        Thread reader = new Thread(channel::readUntilEnd, "hotreload-control");
        reader.setDaemon(true);
        reader.start();
        return channel;
    }

    /**
     * Has {@code action} run once, on the channel's thread, when the plugin is gone without a goodbye; at once, on the
     * caller's thread, if it already is.
     */
    public void onClosed(Runnable action) {
        synchronized (closedActions) {
            if (!lost) {
                closedActions.add(action);
                return;
            }
        }
        action.run();
    }

    /** Has {@code listener} told of the plugin's batches from now on. */
    public void onBatch(BatchListener listener) {
        batches = new BatchLines(listener, number -> send(ControlProtocol.HELD, number));
    }

    /**
     * Sends one event to the plugin, if it still listens.
     *
     * @param jsonLine the event as JSON, without line breaks
     */
    public void sendEvent(String jsonLine) {
        send(ControlProtocol.EVENT, jsonLine);
    }

    /**
     * Sends a line to the plugin, if it still listens.
     *
     * @param word its first word, see {@link ControlProtocol}
     * @param text what follows, without line breaks
     */
    public void send(String word, String text) {
        try {
            write(word + " " + text);
        } catch (IOException e) {
            // The plugin is gone. The reading thread notices the same and runs the onClosed actions; the event itself
            // is in the events file all the same.
        }
    }

    /** Takes leave of the plugin; the {@link #onClosed} actions are not run any more. */
    @Override
    public void close() {
        synchronized (closedActions) {
            closing = true;
        }
        try (socket) {
            write(ControlProtocol.GOODBYE);
        } catch (IOException e) {
            // The other end is closed already, which is all that was wanted.
        }
    }

    private void write(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        synchronized (writing) {
            while (bytes.hasRemaining()) {
                socket.write(bytes);
            }
        }
    }

    private void readUntilEnd() {
        boolean goodbye = false;
        try (BufferedReader reader = new BufferedReader(Channels.newReader(socket, StandardCharsets.UTF_8))) {
            goodbye = reader.lines().anyMatch(this::isGoodbye);
        } catch (IOException | UncheckedIOException e) {
            // A connection that breaks is one that ends: the plugin is gone.
        }
        if (!goodbye) {
            runClosedActions();
        }
    }

    private void hear(String line) {
        int space = line.indexOf(' ');
        Consumer<String> listener = space < 0 ? null : listeners.get(line.substring(0, space));
        if (listener != null) {
            listener.accept(line.substring(space + 1));
        }
    }

    private boolean isGoodbye(String line) {
        hear(line);
        BatchLines current = batches;
        if (current != null) {
            current.take(line);
        }
        return line.equals(ControlProtocol.GOODBYE);
    }

    private void runClosedActions() {
        List<Runnable> actions;
        synchronized (closedActions) {
            lost = !closing;
            actions = lost ? List.copyOf(closedActions) : List.of();
        }
        actions.forEach(Runnable::run);
    }
}
