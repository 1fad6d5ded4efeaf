package dev.hotreload.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plays the plugin's side by hand, so that the protocol itself is what is tested. */
class ControlChannelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Path directory;
    private ControlAddress.Unix address;
    private ServerSocketChannel server;

    @BeforeEach
    void listen() throws IOException {
        directory = Files.createTempDirectory("control");
        address = new ControlAddress.Unix(directory.resolve("socket"));
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address.socketAddress());
    }

    @AfterEach
    void stopListening() throws IOException {
        server.close();
        Files.deleteIfExists(address.path());
        Files.delete(directory);
    }

    @Test
    void introduces_itself_sends_events_and_takes_leave() throws IOException {
        ControlChannel channel = ControlChannel.connect(address.toString());
        try (SocketChannel accepted = server.accept();
                BufferedReader lines = new BufferedReader(Channels.newReader(accepted, StandardCharsets.UTF_8))) {
            channel.sendEvent("{\"number\":1}");
            channel.close();

            assertThat(lines.lines()).containsExactly("hello 1 -", "event {\"number\":1}", "goodbye");
        }
    }

    @Test
    void tells_when_the_plugin_is_gone_without_goodbye() throws IOException {
        CompletableFuture<String> thread = new CompletableFuture<>();
        try (ControlChannel channel = ControlChannel.connect(address.toString())) {
            channel.onClosed(() -> thread.complete(Thread.currentThread().getName()));

            server.accept().close();

            assertThat(thread).succeedsWithin(PATIENCE).isEqualTo("hotreload-control");
        }
    }

    @Test
    void tells_late_listeners_too_that_the_plugin_is_gone() throws IOException {
        CompletableFuture<Void> noticed = new CompletableFuture<>();
        AtomicBoolean late = new AtomicBoolean();
        try (ControlChannel channel = ControlChannel.connect(address.toString())) {
            channel.onClosed(() -> noticed.complete(null));
            server.accept().close();
            assertThat(noticed).succeedsWithin(PATIENCE);

            channel.onClosed(() -> late.set(true));

            assertThat(late).isTrue();
        }
    }

    @Test
    void stays_silent_when_the_plugin_took_leave() throws Exception {
        AtomicBoolean told = new AtomicBoolean();
        try (ControlChannel channel = ControlChannel.connect(address.toString())) {
            channel.onClosed(() -> told.set(true));
            try (SocketChannel accepted = server.accept()) {
                accepted.write(StandardCharsets.UTF_8.encode("news nobody knows yet\ngoodbye\n"));
            }
            awaitEndOf("hotreload-control");

            assertThat(told).isFalse();
        }
    }

    @Test
    void an_address_reads_back_as_written() {
        assertThat(ControlAddress.parse(address.toString())).isEqualTo(address);
        ControlAddress tcp = new ControlAddress.Tcp(4711, "a1b2");
        assertThat(ControlAddress.parse(tcp.toString())).isEqualTo(tcp);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ControlAddress.parse("pipe:x"))
                .withMessage("\"pipe:x\" is no control address; expected unix:<path> or tcp:<port>:<token>");
    }

    private static void awaitEndOf(String threadName) throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals(threadName)) {
                thread.join(PATIENCE.toMillis());
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }
}
