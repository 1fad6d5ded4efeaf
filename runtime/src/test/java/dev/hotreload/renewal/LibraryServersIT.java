package dev.hotreload.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.ProgramsOnEachJdk;
import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program begins again whose server is a library's, which stays. */
class LibraryServersIT extends ProgramsOnEachJdk {
    private static final Map<String, String> LIBRARY = Map.of("l/Server.java", """
            package l;
            import java.io.IOException;
            import java.net.*;
            import java.util.function.Supplier;
            /** Answers each client; nobody but its own thread has it. */
            public class Server implements Runnable {
                private final ServerSocket socket;
                private final Supplier<String> handler;
                private Server(int port, Supplier<String> handler) throws IOException {
                    socket = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
                    this.handler = handler;
                }
                public static int start(int port, Supplier<String> handler) throws IOException {
                    Server server = new Server(port, handler);
                    new Thread(server, "server").start();
                    return server.socket.getLocalPort();
                }
                public static int start(int port, String answer) throws IOException {
                    return start(port, () -> answer);
                }
                @Override
                public void run() {
                    try {
                        while (true) {
                            try (Socket client = socket.accept()) {
                                client.getOutputStream().write(handler.get().getBytes());
                            }
                        }
                    } catch (IOException closed) {
                        // That is how it ends.
                    }
                }
            }
            """);

    private static final String PROGRAM = """
            package p;
            public class Main {
                public static void main(String... args) throws Exception {
                    int port = Integer.getInteger("port", 0);
                    port = l.Server.start(port, () -> "version 0");
                    System.setProperty("port", Integer.toString(port));
                    System.out.println(port);
                }
            }
            """;

    @ParameterizedTest
    @MethodSource("enough")
    void theNextGenerationServesAtTheSamePort(TestJdk jdk) throws Exception {
        try (RunningProgram program = new RunningProgram(kit, jdk, "library-server").library("server.jar", LIBRARY)) {
            program.compile("app", Map.of("p/Main.java", PROGRAM)).start();
            String port = program.line();
            assertThat(ask(port)).isEqualTo("version 0");
            program.compile("app", Map.of("p/Main.java", PROGRAM.replace("version 0", "version 1")));
            assertThat(program.next()).as(program.log()).isTrue();
            assertThat(program.line()).as(program.log()).isEqualTo(port);
            assertThat(ask(port)).isEqualTo("version 1");
            assertThat(program.log())
                    .contains("closed what the generation before had left open:", "ServerSocket[")
                    .doesNotContain("has not ended", "internal error", "Exception");
        }
    }

    /** The library goes on with one that has nothing of the program's. */
    @ParameterizedTest
    @MethodSource("enough")
    void aServerWithoutCodeOfTheProgramStays(TestJdk jdk) throws Exception {
        String alone = PROGRAM.replace("() -> \"version 0\"", "\"version 0\"").replace("port\", 0", "none\", 0");
        try (RunningProgram program = new RunningProgram(kit, jdk, "own-server").library("server.jar", LIBRARY)) {
            program.compile("app", Map.of("p/Main.java", alone)).start();
            String port = program.line();
            program.compile("app", Map.of("p/Main.java", alone.replace("version 0", "version 1")));
            assertThat(program.next()).as(program.log()).isTrue();
            assertThat(program.line()).isNotEqualTo(port);
            assertThat(ask(port)).isEqualTo("version 0");
            assertThat(program.log()).doesNotContain("closed what", "has not ended", "internal error", "Exception");
        }
    }

    private static String ask(String port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
