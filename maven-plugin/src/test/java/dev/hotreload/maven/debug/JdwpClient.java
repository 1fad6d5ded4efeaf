package dev.hotreload.maven.debug;

import dev.hotreload.maven.debug.jdwp.Handshake;
import dev.hotreload.maven.debug.jdwp.IdSizes;
import dev.hotreload.maven.debug.jdwp.Packet;
import dev.hotreload.maven.debug.jdwp.PacketInput;
import dev.hotreload.maven.debug.jdwp.PacketReader;
import dev.hotreload.maven.debug.jdwp.PacketWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A debugger that says what it is told to say, whether or not it makes sense. */
final class JdwpClient implements AutoCloseable {

    private final SocketChannel socket;
    private final Map<Integer, CompletableFuture<Packet>> waiting = new ConcurrentHashMap<>();
    private int nextId = 1;

    private JdwpClient(SocketChannel socket) {
        this.socket = socket;
    }

    static JdwpClient attach(int port) throws IOException {
        SocketChannel socket = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Handshake.asDebugger(socket);
        JdwpClient client = new JdwpClient(socket);
        Thread reader = new Thread(client::read, "JDWP replies");
        reader.setDaemon(true);
        reader.start();
        return client;
    }

    PacketWriter body() {
        return new PacketWriter(IdSizes.USUAL);
    }

    /** Sends a command; its reply comes when it comes. */
    CompletableFuture<Packet> send(int command, byte[] body) throws IOException {
        CompletableFuture<Packet> reply = new CompletableFuture<>();
        int id = nextId++;
        waiting.put(id, reply);
        ByteBuffer packet =
                ByteBuffer.wrap(Packet.command(id, command, body().raw(body)).bytes());
        while (packet.hasRemaining()) {
            socket.write(packet);
        }
        return reply;
    }

    /** Sends a command, and waits for nothing. */
    void say(int command, byte[] body) throws IOException {
        CompletableFuture<Packet> unused = send(command, body);
    }

    /** Sends a command, and waits for its reply. */
    Packet ask(int command, byte[] body) throws IOException {
        try {
            return send(command, body).get(DebuggedApplication.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no reply to " + Integer.toHexString(command), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The body of the reply to a command that succeeds. */
    PacketReader askFor(int command, PacketWriter body) throws IOException {
        Packet reply = ask(command, body.bytes());
        if (reply.error() != 0) {
            throw new IOException("error " + reply.error() + " to " + Integer.toHexString(command));
        }
        return reply.body(IdSizes.USUAL);
    }

    private void read() {
        try {
            PacketInput in = new PacketInput(socket);
            while (in.next()) {
                CompletableFuture<Packet> reply = in.isReply() ? waiting.remove(in.id()) : null;
                if (reply != null) {
                    reply.complete(in.copy());
                }
            }
            fail(new IOException("the gateway has closed the connection"));
        } catch (IOException e) {
            fail(e);
        }
    }

    private void fail(IOException reason) {
        waiting.values().forEach(reply -> reply.completeExceptionally(reason));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
