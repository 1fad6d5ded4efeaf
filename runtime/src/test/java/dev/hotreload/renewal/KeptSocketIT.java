package dev.hotreload.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.ProgramsOnEachJdk;
import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A plain server that begins again in the same JVM, with the socket that it listens on. */
class KeptSocketIT extends ProgramsOnEachJdk {
    private static final int GENERATIONS = 5;

    private static final String SERVER = """
            package p;
            import java.io.IOException;
            import java.net.*;
            public class Main {
                static ServerSocket listen(int port) throws IOException {
                    ServerSocket socket = new ServerSocket(port, 1000, InetAddress.getLoopbackAddress());
                    socket.setSoTimeout(100);
                    return socket;
                }
                public static void main(String... args) throws IOException {
                    ServerSocket socket = listen(0);
                    System.out.println(socket.getLocalPort());
                    while (!Thread.interrupted()) {
                        try (Socket client = socket.accept()) {
                            client.getOutputStream().write(answer().getBytes());
                        } catch (SocketTimeoutException nobody) {
                            // Time to see whether this should end.
                        }
                    }
                }
                static String answer() {
                    return "version 0";
                }
            }
            """;

    private static final String CHANNEL = SERVER.replace("import java.net.*;", """
                    import java.net.*;
                    import java.nio.ByteBuffer;
                    import java.nio.channels.*;
                    """)
            .replaceFirst("(?s)static ServerSocket.*static String answer", """
                    static ServerSocketChannel listen(int port) throws IOException {
                        return ServerSocketChannel.open()
                                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                    }
                    public static void main(String... args) throws IOException {
                        ServerSocketChannel channel = listen(0);
                        channel.configureBlocking(false);
                        System.out.println(((InetSocketAddress) channel.getLocalAddress()).getPort());
                        try (Selector selector = Selector.open()) {
                            channel.register(selector, SelectionKey.OP_ACCEPT);
                            while (!Thread.currentThread().isInterrupted()) {
                                selector.select(100);
                                selector.selectedKeys().clear();
                                SocketChannel client = channel.accept();
                                if (client != null) {
                                    try (client) {
                                        client.write(ByteBuffer.wrap(answer().getBytes()));
                                    } catch (ClosedByInterruptException e) {
                                        return;
                                    }
                                }
                            }
                        }
                    }
                    static String answer""");

    /** Clients connect before, while and after the program begins again; each is answered, none is refused. */
    @ParameterizedTest
    @MethodSource("enough")
    void everyClientIsAnswered(TestJdk jdk) throws Exception {
        try (RunningProgram program = new RunningProgram(kit, jdk, "socket").keeps("p.Main#listen")) {
            program.compile("app", Map.of("p/Main.java", SERVER)).start();
            String port = program.line();
            try (Clients clients = new Clients(Integer.parseInt(port))) {
                clients.await("version 0");
                for (int number = 1; number <= GENERATIONS; number++) {
                    program.compile("app", Map.of("p/Main.java", SERVER.replace("version 0", "version " + number)));
                    assertThat(program.next()).as(program.log()).isTrue();
                    assertThat(program.line()).isEqualTo(port);
                    clients.await("version " + number);
                }
                assertThat(clients.failures()).isEmpty();
            }
            assertThat(program.log())
                    .contains(" new generation  app  kept Main.listen  ")
                    .doesNotContain("closed what", "has not ended", "internal error", "Exception");
        }
    }

    /**
     * A channel that waits with a selector is kept, too; a client that is being answered at that moment may be cut off.
     */
    @ParameterizedTest
    @MethodSource("enough")
    void aChannelIsKept(TestJdk jdk) throws Exception {
        try (RunningProgram program = new RunningProgram(kit, jdk, "channel").keeps("p.Main#listen")) {
            program.compile("app", Map.of("p/Main.java", CHANNEL)).start();
            String port = program.line();
            for (int number = 1; number <= GENERATIONS; number++) {
                program.compile("app", Map.of("p/Main.java", CHANNEL.replace("version 0", "version " + number)));
                assertThat(program.next()).as(program.log()).isTrue();
                assertThat(program.line()).isEqualTo(port);
                assertThat(Clients.ask(Integer.parseInt(port))).isEqualTo("version " + number);
            }
            assertThat(program.log())
                    .contains(" new generation  app  kept Main.listen  ")
                    .doesNotContain("closed what", "has not ended", "internal error", "Exception");
        }
    }

    /** Connects again and again. */
    private static final class Clients implements AutoCloseable {
        private static final int PATIENCE_MILLIS = 30_000;

        private final int port;
        private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        private final List<String> failures = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Void> loop;
        private volatile boolean isOver;

        Clients(int port) {
            this.port = port;
            this.loop = CompletableFuture.runAsync(this::run, task -> new Thread(task).start());
        }

        private void run() {
            while (!isOver) {
                try {
                    answers.add(ask(port));
                } catch (IOException e) {
                    failures.add(e.toString());
                }
            }
        }

        static String ask(int port) throws IOException {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        /** Waits until an answer is this one; those before must be whole. */
        void await(String wanted) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
            String answer = "";
            while (!answer.equals(wanted)) {
                answer = answers.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                assertThat(answer)
                        .as("answer before " + wanted + ", failures " + failures)
                        .isNotNull();
                assertThat(answer).matches("version \\d");
            }
        }

        List<String> failures() {
            return failures;
        }

        @Override
        public void close() {
            isOver = true;
            loop.join();
        }
    }
}
