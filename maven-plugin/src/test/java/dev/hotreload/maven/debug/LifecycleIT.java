package dev.hotreload.maven.debug;

import static dev.hotreload.maven.debug.Samples.COUNTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.maven.debug.Debugger.Ide;
import dev.hotreload.maven.debug.jdwp.Jdwp;
import dev.hotreload.maven.debug.jdwp.Packet;
import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Debuggers come and go, politely or not; the application goes on. */
class LifecycleIT {

    private static final byte[] HANDSHAKE = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path directory;

    static Collection<TestJdk> jdks() {
        return TestJdk.chosen();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void debuggers_come_and_go_one_at_a_time(TestJdk jdk) throws Exception {
        try (DebuggedApplication application =
                DebuggedApplication.start(jdk, directory, false, Samples.with(COUNTER))) {
            application.awaitOutput(0, "ticked 3");
            for (int round = 0; round < 5; round++) {
                try (Debugger debugger = Debugger.attach(Ide.ECLIPSE, application.port())) {
                    debugger.breakAt("p.Counter", COUNTER.line("set"));
                    debugger.awaitStopAt("tick:" + COUNTER.line("set"));
                    if (round == 0) {
                        assertIsTurnedAway(application);
                    }
                }
                application.awaitOutput(application.printed() + 3, "ticked");
            }
            assertThat(application.messages().all())
                    .containsSubsequence("attached", "refused", "detached", "attached", "detached")
                    .noneMatch(message -> message.startsWith("failed"));
        }
    }

    private static void assertIsTurnedAway(DebuggedApplication application) throws IOException {
        try (Socket second = new Socket(InetAddress.getLoopbackAddress(), application.port())) {
            second.setSoTimeout((int) DebuggedApplication.PATIENCE.toMillis());
            assertThat(second.getInputStream().read()).as("the end").isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void a_debugger_that_is_killed_while_all_is_suspended_leaves_a_running_application(TestJdk jdk) throws Exception {
        try (DebuggedApplication application = DebuggedApplication.start(jdk, directory, true, Samples.with(COUNTER))) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port());
            socket.getOutputStream().write(HANDSHAKE);
            assertThat(socket.getInputStream().readNBytes(HANDSHAKE.length)).isEqualTo(HANDSHAKE);
            write(socket, 1, Jdwp.SUSPEND);
            write(socket, 2, Jdwp.SUSPEND);
            assertThat(socket.getInputStream().readNBytes(Packet.HEADER)).hasSize(Packet.HEADER);
            // Its start is held for the debugger until now: three suspensions, and not one resume.
            socket.setSoLinger(true, 0);
            socket.close();

            application.awaitOutput(0, "ticked 3");
            assertThat(application.messages().all()).containsExactly("attached", "detached");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void what_is_no_jdwp_ends_the_session_and_nothing_else(TestJdk jdk) throws Exception {
        try (DebuggedApplication application =
                DebuggedApplication.start(jdk, directory, false, Samples.with(COUNTER))) {
            application.awaitOutput(0, "ticked 1");
            assertIsMalformed(
                    application,
                    "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                    "JDWP-Handshake");
            assertIsMalformed(application, packet(3, 1, Jdwp.VERSION), "cannot have 3 bytes");
            assertIsMalformed(application, packet(-5, 1, Jdwp.VERSION), "cannot have 4294967291 bytes");
            application.awaitOutput(application.printed() + 3, "ticked");
            try (Debugger debugger = Debugger.attach(Ide.VS_CODE, application.port())) {
                assertThat(debugger.vm().allThreads())
                        .anyMatch(thread -> thread.name().equals("main"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void commands_that_are_none_are_answered_and_the_session_goes_on(TestJdk jdk) throws Exception {
        try (DebuggedApplication application = DebuggedApplication.start(jdk, directory, false, Samples.with(COUNTER));
                JdwpClient client = JdwpClient.attach(application.port())) {
            application.awaitOutput(0, "ticked 1");
            byte[] nothing = {};
            byte[] nullId = new byte[Long.BYTES];
            byte[] withoutModifier = {2, 2, 0, 0, 0, 1};
            // Each of these ended the JVM.
            assertThat(client.ask(0xFF01, nothing).error())
                    .as("command set 255")
                    .isEqualTo(Jdwp.NOT_IMPLEMENTED);
            assertThat(client.ask(0x0100, nothing).error()).as("command 0").isEqualTo(Jdwp.NOT_IMPLEMENTED);
            assertThat(client.ask(Jdwp.GROUP_NAME, nullId).error()).isEqualTo(Jdwp.INVALID_OBJECT);
            assertThat(client.ask(Jdwp.SET_REQUEST, withoutModifier).error()).isEqualTo(Jdwp.ILLEGAL_ARGUMENT);
            assertThat(client.ask(Jdwp.VERSION, nothing).error()).isZero();
            application.awaitOutput(application.printed(), "ticked");
        }
    }

    private static void assertIsMalformed(DebuggedApplication application, byte[] bytes, String reason)
            throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port())) {
            OutputStream out = socket.getOutputStream();
            if (!reason.contains("Handshake")) {
                out.write(HANDSHAKE);
            }
            out.write(bytes);
            Awaitility.await(reason)
                    .atMost(DebuggedApplication.PATIENCE)
                    .untilAsserted(() -> assertThat(application.messages().all())
                            .anyMatch(message -> message.startsWith("malformed") && message.contains(reason)));
        }
    }

    private static void write(Socket socket, int id, int command) throws IOException {
        socket.getOutputStream().write(packet(Packet.HEADER, id, command));
    }

    private static byte[] packet(int length, int id, int command, int... body) {
        ByteBuffer packet = ByteBuffer.allocate(Packet.HEADER + body.length);
        packet.putInt(length).putInt(id).put((byte) 0).putShort((short) command);
        for (int value : body) {
            packet.put((byte) value);
        }
        return packet.array();
    }
}
