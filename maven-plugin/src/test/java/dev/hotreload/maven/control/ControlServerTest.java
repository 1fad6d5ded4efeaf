package dev.hotreload.maven.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.control.BatchLines;
import dev.hotreload.control.BatchListener;
import dev.hotreload.control.ControlAddress;
import dev.hotreload.control.ControlChannel;
import dev.hotreload.control.ControlProtocol;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Both ends together, over both kinds of socket. */
class ControlServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @Test
    void hears_events_over_a_unix_domain_socket_that_it_removes() throws Exception {
        ControlServer server = ControlServer.listen(ControlKind.AUTO, events::add);
        assertThat(server.address()).isInstanceOf(ControlAddress.Unix.class);
        hearsEvents(server);

        server.close();

        ControlAddress.Unix address = (ControlAddress.Unix) server.address();
        assertThat(address.path()).doesNotExist();
        assertThat(address.path().getParent()).doesNotExist();
    }

    @Test
    void hears_events_over_a_loopback_port() throws Exception {
        try (ControlServer server = ControlServer.listen(ControlKind.TCP, events::add)) {
            assertThat(server.address()).isInstanceOf(ControlAddress.Tcp.class);
            hearsEvents(server);
        }
    }

    @Test
    void hears_nobody_who_does_not_know_the_token() throws Exception {
        try (ControlServer server = ControlServer.listen(ControlKind.TCP, events::add)) {
            ControlAddress.Tcp address = (ControlAddress.Tcp) server.address();
            CompletableFuture<Void> rejected = new CompletableFuture<>();
            try (ControlChannel stranger =
                    ControlChannel.connect(new ControlAddress.Tcp(address.port(), "guess").toString())) {
                stranger.onClosed(() -> rejected.complete(null));
                stranger.sendEvent("{\"forged\":true}");
                assertThat(rejected).succeedsWithin(PATIENCE);
            }
            hearsEvents(server);
        }
    }

    @Test
    void a_stranger_who_says_nothing_keeps_nobody_waiting() throws Exception {
        try (ControlServer server = ControlServer.listen(ControlKind.TCP, events::add);
                SocketChannel stranger = SocketChannel.open(server.address().socketAddress())) {
            hearsEvents(server);
            assertThat(stranger.isOpen()).isTrue();
        }
    }

    @Test
    void its_end_is_noticed_at_the_other_end() throws IOException {
        ControlServer server = ControlServer.listen(ControlKind.AUTO, events::add);
        CompletableFuture<Void> noticed = new CompletableFuture<>();
        try (ControlChannel channel = ControlChannel.connect(server.address().toString())) {
            channel.onClosed(() -> noticed.complete(null));

            server.close();

            assertThat(noticed).succeedsWithin(PATIENCE);
        }
    }

    @Test
    void tells_what_was_written_together() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        CompletableFuture<Void> mayWrite = new CompletableFuture<>();
        try (ControlServer server = ControlServer.listen(ControlKind.AUTO, events::add);
                ControlChannel channel = ControlChannel.connect(server.address().toString())) {
            channel.onBatch(new BatchListener() {
                @Override
                public CompletableFuture<Void> writing() {
                    heard.add("writing");
                    return mayWrite;
                }

                @Override
                public void complete(Map<String, Set<String>> files) {
                    heard.add("complete " + files);
                }
            });
            channel.sendEvent("{}");
            assertThat(events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("{}");

            ControlQuestion writing = new ControlQuestion(server, ControlProtocol.WRITING, ControlProtocol.HELD);
            CompletableFuture<Void> asked = CompletableFuture.runAsync(() -> writing.ask(PATIENCE));
            assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("writing");
            assertThat(asked).isNotDone();
            mayWrite.complete(null);
            assertThat(asked).succeedsWithin(PATIENCE);
            server.send(BatchLines.written("my core", List.of("p/A.class", "p/Ä $1.class")));
            server.send(BatchLines.written("app", List.of("q/B.class")));
            server.send(ControlProtocol.COMPLETE);

            assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo("complete {my core=[p/A.class, p/Ä $1.class], app=[q/B.class]}");
        }
    }

    @Test
    void a_question_waits_for_the_connection_and_ends_with_the_application() throws Exception {
        try (ControlServer server = ControlServer.listen(ControlKind.AUTO, events::add)) {
            Questions questions = new Questions(server);
            CompletableFuture<String> early = questions.ask("look");
            BlockingQueue<String> asked = new LinkedBlockingQueue<>();
            try (ControlChannel channel =
                    ControlChannel.connect(server.address().toString(), Map.of(ControlProtocol.ASK, asked::add))) {
                assertThat(asked.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("1 look");
                assertThat(early).isNotDone();
                channel.send(ControlProtocol.ANSWER, "1 a b");
                assertThat(early).succeedsWithin(PATIENCE).isEqualTo("a b");

                CompletableFuture<String> second = questions.ask("pause");
                assertThat(asked.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("2 pause");
                channel.send(ControlProtocol.ANSWER, "2 ");
                assertThat(second).succeedsWithin(PATIENCE).isEqualTo("");

                CompletableFuture<String> unanswered = questions.ask("look");
                questions.end();
                assertThat(unanswered).isCompletedExceptionally();
                assertThat(questions.ask("look")).isCompletedExceptionally();
            }
        }
    }

    private void hearsEvents(ControlServer server) throws Exception {
        try (ControlChannel channel = ControlChannel.connect(server.address().toString())) {
            channel.sendEvent("{\"number\":1}");
            channel.sendEvent("{\"number\":2}");

            assertThat(events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("{\"number\":1}");
            assertThat(events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("{\"number\":2}");
            assertThat(events).isEmpty();
        }
    }
}
