package dev.hotreload.maven.debug.application;

import dev.hotreload.maven.debug.jdwp.Handshake;
import dev.hotreload.maven.debug.jdwp.Jdwp;
import dev.hotreload.maven.debug.jdwp.JdwpErrorException;
import dev.hotreload.maven.debug.jdwp.Packet;
import dev.hotreload.maven.debug.jdwp.PacketInput;
import dev.hotreload.maven.debug.jdwp.PacketOutput;
import dev.hotreload.maven.debug.jdwp.PacketWriter;
import dev.hotreload.maven.debug.jdwp.WatchfulChannel;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The gateway's connection to the JDWP agent of the application's JVM. It lasts as long as the JVM, through all
 * debuggers that come and go.
 *
 * <p>Commands of the debugger keep their ids, so that they and their replies pass through unread. Commands of the
 * gateway's own have ids from a range of their own; a debugger's command whose id is in that range, or whose reply the
 * gateway must see, goes under such an id, too, and gets its own back with the reply. So no two commands under way ever
 * have the same id. Safe for use by any thread.
 */
public final class ApplicationConnection implements Closeable {

    /** Ids with either of these bits are ours: all negative ones, and those from 2^30. Debuggers count from 0 or 1. */
    private static final int OWN = 0xC0000000;

    private static final int FIRST = 0x40000000;
    private static final int PATIENCE_SECONDS = 20;

    private final SocketChannel socket;
    private final PacketInput in;
    private final PacketOutput out;
    private final Map<Integer, Consumer<Packet>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger nextId = new AtomicInteger(FIRST);
    private volatile boolean hasEnded;

    /** Hears what the JVM says; all on one thread, which must not wait for replies. */
    public interface Listener {

        /** The reply to a command that was {@linkplain #forward(PacketInput) forwarded} as it was. */
        void reply(PacketInput reply);

        /** Events, as one Composite command. */
        void events(Packet composite);

        /** Nothing more is there at the moment. */
        void pause();

        /** The JVM has ended. */
        void ended();
    }

    /** @param socket connected, and greeted (see {@link Handshake}) */
    public ApplicationConnection(SocketChannel socket) throws IOException {
        this.socket = socket;
        this.in = new PacketInput(new WatchfulChannel(socket));
        this.out = new PacketOutput(socket);
    }

    /** Begins to read, on a thread of its own. */
    public void start(Listener listener) {
        Thread reader = new Thread(() -> read(listener), "hotreload-debug-application");
        reader.setDaemon(true);
        reader.start();
    }

    /** Passes a debugger's command on as it is, maybe not before the next {@link #flush}. */
    public void forward(PacketInput command) throws IOException {
        command.writeTo(out);
    }

    public void flush() throws IOException {
        out.flush();
    }

    /** Whether a command of this id cannot be forwarded as it is. */
    public static boolean isReserved(int id) {
        return (id & OWN) != 0;
    }

    /**
     * Passes a debugger's command on under an id of ours.
     *
     * @param onReply receives the reply with the id of {@code command}, on the reading thread
     */
    public void forward(Packet command, Consumer<Packet> onReply) throws IOException {
        int id = await(reply -> onReply.accept(reply.withId(command.id())));
        send(id, command.withId(id));
    }

    /** Sends a command of our own; {@code onReply} receives the reply on the reading thread. */
    public void send(int command, PacketWriter body, Consumer<Packet> onReply) throws IOException {
        int id = await(onReply);
        send(id, Packet.command(id, command, body));
    }

    /**
     * Sends a command of our own and waits for its reply.
     *
     * @throws JdwpErrorException if the JVM answers with an error
     */
    Packet ask(int command, PacketWriter body) throws IOException {
        CompletableFuture<Packet> answer = new CompletableFuture<>();
        send(command, body, answer::complete);
        try {
            Packet reply = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (reply.error() != 0) {
                throw new JdwpErrorException(command, reply.error());
            }
            return reply;
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("the application's JVM does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the application's JVM", e);
        }
    }

    public boolean hasEnded() {
        return hasEnded;
    }

    @Override
    public void close() throws IOException {
        hasEnded = true;
        socket.close();
    }

    private int await(Consumer<Packet> onReply) {
        int id = nextId.getAndUpdate(last -> last == Integer.MAX_VALUE ? FIRST : last + 1);
        waiting.put(id, onReply);
        return id;
    }

    private void send(int id, Packet packet) throws IOException {
        if (hasEnded) {
            answer(id, Packet.failure(id, Jdwp.VM_DEAD));
            return;
        }
        out.send(packet);
    }

    private void read(Listener listener) {
        try (socket) {
            while (in.next()) {
                if (!in.isReply()) {
                    listener.events(in.copy());
                } else if (isReserved(in.id())) {
                    answer(in.id(), in.copy());
                } else {
                    listener.reply(in);
                }
                if (!in.hasMore()) {
                    listener.pause();
                }
            }
        } catch (IOException e) {
            // The JVM was ended, or we closed the connection; either way there is nothing more to come.
        } finally {
            hasEnded = true;
            new ArrayList<>(waiting.keySet()).forEach(id -> answer(id, Packet.failure(id, Jdwp.VM_DEAD)));
            listener.ended();
        }
    }

    private void answer(int id, Packet reply) {
        Consumer<Packet> onReply = waiting.remove(id);
        if (onReply != null) {
            onReply.accept(reply);
        }
    }
}
