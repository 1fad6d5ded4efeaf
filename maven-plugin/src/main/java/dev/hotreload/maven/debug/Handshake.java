package dev.hotreload.maven.debug;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The words with which every JDWP connection begins: the debugger says them first, the JVM repeats them. */
final class Handshake {

    /** How long the other side may take; a debugger sends its words at once. */
    private static final int PATIENCE_MILLIS = 5_000;

    private static final byte[] WORDS = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);

    private Handshake() {}

    /** Plays the debugger towards the application's JVM. */
    static void asDebugger(Socket socket) throws IOException {
        socket.getOutputStream().write(WORDS);
        read(socket);
    }

    /** Plays the JVM towards a debugger. */
    static void asJvm(Socket socket) throws IOException {
        read(socket);
        socket.getOutputStream().write(WORDS);
    }

    private static void read(Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        byte[] words = socket.getInputStream().readNBytes(WORDS.length);
        if (!Arrays.equals(words, WORDS)) {
            throw new MalformedPacketException("it does not begin with JDWP-Handshake");
        }
        socket.setSoTimeout(0);
    }
}
