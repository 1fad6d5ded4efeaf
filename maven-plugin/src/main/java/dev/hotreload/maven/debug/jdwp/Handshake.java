package dev.hotreload.maven.debug.jdwp;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The words with which every JDWP connection begins: the debugger says them first, the JVM repeats them. */
public final class Handshake {

    /** How long the other side may take; a debugger sends its words at once. */
    private static final int PATIENCE_MILLIS = 5_000;

    private static final byte[] WORDS = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);

    private Handshake() {}

    /** Plays the debugger towards the application's JVM. */
    public static void asDebugger(SocketChannel channel) throws IOException {
        write(channel);
        read(channel.socket());
    }

    /** Plays the JVM towards a debugger. */
    public static void asJvm(SocketChannel channel) throws IOException {
        read(channel.socket());
        write(channel);
    }

    private static void write(SocketChannel channel) throws IOException {
        channel.socket().setTcpNoDelay(true);
        ByteBuffer words = ByteBuffer.wrap(WORDS);
        while (words.hasRemaining()) {
            channel.write(words);
        }
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
