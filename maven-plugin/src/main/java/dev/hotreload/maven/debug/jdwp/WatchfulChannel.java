package dev.hotreload.maven.debug.jdwp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;

/**
 * Reads from a connection, and stays awake for a moment before it sleeps: a debugger's questions and the JVM's answers
 * follow each other within some ten microseconds, and to be woken takes as long as to answer.
 *
 * <p>Used by one thread.
 */
public final class WatchfulChannel implements ReadableByteChannel {

    /** Longer than most answers take, and too short to be noticed where nothing comes. */
    private static final long AWAKE_NANOS = 100_000;

    /** If others had the processor for so long, there are too few processors to stay awake. */
    private static final long CROWDED_NANOS = 40_000;

    private final SocketChannel socket;
    private final InputStream in;

    /** @param socket connected and blocking */
    public WatchfulChannel(SocketChannel socket) throws IOException {
        this.socket = socket;
        this.in = socket.socket().getInputStream();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        stayAwake();
        return socket.read(target);
    }

    @SuppressWarnings("ThreadPriorityCheck") // Not for order, but because who answers may need the processor.
    private void stayAwake() throws IOException {
        long start = System.nanoTime();
        long last = start;
        while (in.available() == 0) {
            Thread.yield();
            long now = System.nanoTime();
            if (now - start > AWAKE_NANOS || now - last > CROWDED_NANOS) {
                return;
            }
            last = now;
        }
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
