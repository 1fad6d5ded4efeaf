package dev.hotreload.cases;

import dev.hotreload.control.ControlAddress;
import dev.hotreload.control.ControlProtocol;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The plugin's end of a control channel that talks of batches. Used by one thread. */
public final class PluginEnd implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("hotreload.case.patience", 30));
    private static final Set<String> ANSWERS =
            Set.of(ControlProtocol.HELD, ControlProtocol.SETTLED, ControlProtocol.ANSWER);
    private static final Duration AGAIN = Duration.ofMillis(200);

    private final ServerSocketChannel server;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private @Nullable SocketChannel connection;
    private int questions;

    private PluginEnd(ServerSocketChannel server) {
        this.server = server;
    }

    /** Listens on a port of its own. */
    public static PluginEnd listen() {
        try {
            return new PluginEnd(
                    ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the launch description says that the plugin is. */
    public String address() {
        try {
            InetSocketAddress address = (InetSocketAddress) server.getLocalAddress();
            return new ControlAddress.Tcp(address.getPort(), "test").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Announces a batch, until the program's JVM says that it waits; one that has only just started does not listen
     * yet.
     */
    void hold() {
        ask(ControlProtocol.WRITING);
    }

    private void ask(String question) {
        String number = String.valueOf(++questions);
        Instant end = Instant.now().plus(PATIENCE);
        try {
            do {
                if (Instant.now().isAfter(end)) {
                    throw new AssertionError("the program's JVM does not answer to " + question);
                }
                send(question + " " + number);
            } while (!number.equals(answers.poll(AGAIN.toMillis(), TimeUnit.MILLISECONDS)));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until all that was written so far is live or refused. */
    void settle() {
        ask(ControlProtocol.SETTLE);
    }

    /** Asks a question that must be asked once only, and returns its answer. */
    public String answer(String question) {
        String number = String.valueOf(++questions);
        send(ControlProtocol.ASK + " " + number + " " + question);
        try {
            // Late answers to others may come first.
            for (String answer = poll(); answer != null; answer = poll()) {
                if (answer.startsWith(number + " ")) {
                    return answer.substring(number.length() + 1);
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError("the program's JVM does not answer to " + question);
    }

    /** Asks a question of which nobody waits for the answer; any thread may. */
    void tell(String question) {
        send(ControlProtocol.ASK + " 0 " + question);
    }

    private @Nullable String poll() throws InterruptedException {
        return answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Sends a line to the program's JVM, once it has connected. */
    void send(String line) {
        try {
            SocketChannel accepted = connection;
            if (accepted == null) {
                accepted = server.accept();
                connection = accepted;
                hear(accepted);
            }
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                accepted.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hear(SocketChannel accepted) {
        Thread reader = new Thread(() -> {
            try (BufferedReader lines = new BufferedReader(Channels.newReader(accepted, StandardCharsets.UTF_8))) {
                lines.lines()
                        .map(line -> line.split(" ", 2))
                        .filter(words -> ANSWERS.contains(words[0]))
                        .forEach(words -> answers.add(words[1]));
            } catch (IOException | UncheckedIOException e) {
                // The program has ended, as the test that waits for it notices.
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public void close() {
        try {
            server.close();
            if (connection != null) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
