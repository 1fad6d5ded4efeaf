package dev.hotreload.maven.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hotreload.maven.command.Reply.Result;
import dev.hotreload.maven.command.Request.Command;
import dev.hotreload.maven.patch.PatchAnswer;
import dev.hotreload.maven.patch.PatchRequest;
import dev.hotreload.report.NotLive;
import dev.hotreload.report.NotLive.Why;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers and clients together, over real sockets. */
class CommandsTest {

    @TempDir
    private Path temporary;

    private final List<CommandServer> servers = new ArrayList<>();
    private final Running shop = new Running("shop", "com.example.Shop");
    private final Running admin = new Running("admin", "com.example.admin.Admin");
    private SocketDirectory directory = new SocketDirectory(Path.of(""));

    /** An application that stands as a test wants it. */
    private static final class Running implements Commands {

        private final Application application;
        private final List<String> asked = new ArrayList<>();
        private CompletableFuture<Status> look = CompletableFuture.completedFuture(status(List.of()));
        private int undone;
        private CompletableFuture<Void> stop = CompletableFuture.completedFuture(null);

        Running(String module, String mainClass) {
            application = new Application(
                    module,
                    mainClass,
                    "/code/project/" + module,
                    List.of("/code/project", "/code/project/" + module),
                    7);
        }

        @Override
        public Application application() {
            return application;
        }

        @Override
        public Status known() {
            return status(null);
        }

        @Override
        public CompletableFuture<Status> look(boolean again) {
            asked.add("look " + again);
            return look;
        }

        @Override
        public CompletableFuture<Void> pause() {
            asked.add("pause");
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> resume() {
            asked.add("resume");
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Integer> undo() {
            return CompletableFuture.completedFuture(undone);
        }

        @Override
        public CompletableFuture<PatchAnswer> patch(PatchRequest request) {
            asked.add("patch " + request.action() + " " + request.method());
            return CompletableFuture.completedFuture(new PatchAnswer(request.isKept(), 0, "line 1\nline 2"));
        }

        @Override
        public CompletableFuture<Boolean> loop(Loop what) {
            return CompletableFuture.completedFuture(false);
        }

        @Override
        public CompletableFuture<String> lastError() {
            return CompletableFuture.completedFuture("");
        }

        @Override
        public CompletableFuture<String> differences() {
            return CompletableFuture.completedFuture("");
        }

        @Override
        public CompletableFuture<Boolean> next() {
            asked.add("next");
            return CompletableFuture.completedFuture(false);
        }

        @Override
        public CompletableFuture<Void> restart() {
            asked.add("restart");
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<String> prompt(Prompt what, String typed) {
            asked.add("prompt " + what + " " + typed);
            return CompletableFuture.completedFuture("$1 ==> 2\n\"a\"");
        }

        @Override
        public CompletableFuture<Void> stop() {
            asked.add("stop");
            return stop;
        }
    }

    private static Status status(@Nullable List<NotLive> notLive) {
        return new Status(
                8, "2026-11-29T05:00:00Z", 3, "{\"number\":3}", "/code/events.jsonl", false, notLive, List.of());
    }

    @BeforeEach
    void directory() {
        directory = new SocketDirectory(temporary.resolve("s"));
    }

    @AfterEach
    void close() throws IOException {
        for (CommandServer server : servers) {
            server.close();
        }
    }

    private void start(Running application) throws IOException {
        servers.add(CommandServer.listen(directory, application));
    }

    private Reply ask(String base, Command command) throws CommandException {
        return ask(Optional.empty(), base, command);
    }

    private Reply ask(Optional<String> word, String base, Command command) throws CommandException {
        return new CommandClient(directory).ask(word, Path.of(base), Request.of(command, 10_000));
    }

    @Test
    void what_is_live_and_what_is_not_comes_through_as_it_is() throws Exception {
        start(shop);
        assertThat(ask("/code/project/shop", Command.WAIT))
                .isEqualTo(new Reply(Result.LIVE, shop.application, status(List.of())));

        List<NotLive> entries = List.of(
                new NotLive(Why.COMPILE_ERROR, "shop", "A.java:8:35", "';' expected\n  \"there\"", ""),
                new NotLive(Why.REFUSED, "shop, core", "p.Ä", "superclass changed & more", "Restart."));
        shop.look = CompletableFuture.completedFuture(status(entries));

        assertThat(ask("/code/project/shop", Command.RELOAD))
                .isEqualTo(new Reply(Result.NOT_LIVE, shop.application, status(entries)));
        assertThat(shop.asked).containsExactly("look false", "look true");
    }

    @Test
    void entries_survive_the_control_channel_too() {
        List<NotLive> entries = List.of(
                new NotLive(Why.DAMAGED, "", "a b&c", "50 % \n+", ""), new NotLive(Why.PAUSED, "ü", "", "", "x."));

        assertThat(NotLive.line(entries)).doesNotContain("\n");
        assertThat(NotLive.parse(NotLive.line(entries))).isEqualTo(entries);
        assertThat(NotLive.parse(NotLive.line(List.of()))).isEmpty();
    }

    @Test
    void who_does_not_answer_in_time_is_not_said_to_be_live() throws Exception {
        start(shop);
        shop.look = new CompletableFuture<>();

        Reply reply = new CommandClient(directory)
                .ask(Optional.empty(), Path.of("/code/project"), Request.of(Command.WAIT, 20));

        assertThat(reply).isEqualTo(new Reply(Result.TIMEOUT, shop.application, status(null)));
    }

    @Test
    void what_is_typed_at_the_prompt_and_its_answer_come_through() throws Exception {
        start(shop);
        LivePrompt prompt = new LivePrompt(new CommandClient(directory), Optional.empty(), Path.of("/code/project"));

        assertThat(prompt.title()).contains("com.example.Shop of shop");
        assertThat(prompt.evaluate("1 + \"ä\n\"")).isEqualTo("$1 ==> 2\n\"a\"");
        assertThat(prompt.suggestions("shop.")).containsExactly("$1 ==> 2", "\"a\"");
        prompt.interrupt();
        assertThat(shop.asked)
                .containsExactly("prompt EVALUATE 1 + \"ä\n\"", "prompt SUGGEST shop.", "prompt INTERRUPT ");
    }

    @Test
    void an_application_that_ends_meanwhile_is_told() throws Exception {
        start(shop);
        shop.look = CompletableFuture.failedFuture(new IllegalStateException("ended"));

        assertThat(ask("/code/project", Command.WAIT)).isEqualTo(new Reply(Result.ENDED, shop.application, null));
        assertThat(ask("/code/project", Command.STOP)).isEqualTo(new Reply(Result.ENDED, shop.application, null));
    }

    @Test
    void an_answer_at_the_end_is_given_before_the_socket_goes() throws Exception {
        start(shop);
        shop.stop = new CompletableFuture<>();
        CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(() -> {
            try {
                return ask("/code/project", Command.STOP);
            } catch (CommandException e) {
                throw new IllegalStateException(e);
            }
        });
        while (shop.asked.isEmpty()) {
            Thread.onSpinWait();
        }

        shop.stop.complete(null);
        servers.get(0).close();

        assertThat(reply).succeedsWithin(java.time.Duration.ofSeconds(10));
        assertThat(reply.join().result()).isEqualTo(Result.ENDED);
    }

    @Test
    void resuming_says_what_is_live_then() throws Exception {
        start(shop);

        assertThat(ask("/code/project", Command.PAUSE).result()).isEqualTo(Result.DONE);
        assertThat(ask("/code/project", Command.RESUME).result()).isEqualTo(Result.LIVE);
        assertThat(shop.asked).containsExactly("pause", "resume", "look false");
    }

    @Test
    void undoing_says_whether_it_is_done() throws Exception {
        start(shop);

        assertThat(ask("/code/project", Command.UNDO).result()).isEqualTo(Result.NOTHING);
        shop.undone = 3;
        assertThat(ask("/code/project", Command.UNDO).result()).isEqualTo(Result.DONE);
        shop.undone = -3;
        assertThat(ask("/code/project", Command.UNDO).result()).isEqualTo(Result.REFUSED);
        assertThat(ask("/code/project", Command.RESTART).result()).isEqualTo(Result.DONE);
        assertThat(ask("/code/project", Command.NEXT).result()).isEqualTo(Result.REFUSED);
    }

    @Test
    void of_several_applications_the_one_is_asked_that_is_meant() throws Exception {
        start(shop);
        start(admin);

        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> ask("/code/project/src", Command.STATUS))
                .withMessageStartingWith("2 applications are running under hot reload:\n    com.example.")
                .withMessageContaining("com.example.Shop of shop in /code/project/shop (Maven has pid 7)")
                .withMessageEndingWith("-Dhotreload.application=…");
        for (String word : List.of("shop", "com.example.Shop", "Shop", "/code/project/shop", "shop/../shop")) {
            assertThat(ask(Optional.of(word), "/code/project", Command.STATUS).application())
                    .as(word)
                    .isEqualTo(shop.application);
        }
        assertThat(ask("/code/project/admin/src", Command.STATUS).application()).isEqualTo(admin.application);
    }

    @Test
    void another_projects_application_is_not_asked() throws Exception {
        start(shop);

        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> ask("/code/other", Command.STATUS))
                .withMessageStartingWith("no application of /code/other is running under hot reload.")
                .withMessageContaining("com.example.Shop");
        assertThat(ask("/code", Command.STATUS).application()).isEqualTo(shop.application);
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> ask(Optional.of("sho"), "/code", Command.STATUS))
                .withMessageStartingWith("no application \"sho\" is running");
    }

    @Test
    void the_socket_of_a_killed_maven_is_passed_over_and_removed() throws Exception {
        Path killed = directory.create("9-9");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(killed));
        }
        assertThat(killed).exists();
        start(shop);

        assertThat(ask("/code/project", Command.STATUS).result()).isEqualTo(Result.LIVE);
        assertThat(killed).doesNotExist();
    }

    @Test
    void what_is_no_request_is_told_so() throws Exception {
        start(shop);
        for (String line : List.of("{\"command\":\"dance\"}", "status", "{}", "", "[1]")) {
            try (SocketChannel channel = SocketChannel.open(
                    UnixDomainSocketAddress.of(directory.sockets().get(0)))) {
                channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
                String answer = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer)
                        .as(line)
                        .startsWith("{\"result\":\"badRequest\"")
                        .endsWith("}\n");
            }
        }
    }

    @Test
    void a_closed_server_leaves_no_socket() throws Exception {
        start(shop);

        servers.get(0).close();

        assertThat(directory.sockets()).isEmpty();
    }
}
