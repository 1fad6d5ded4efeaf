package dev.hotreload.maven.debug.relay;

import dev.hotreload.maven.debug.application.ApplicationConnection;
import dev.hotreload.maven.debug.jdwp.CompositeEvent;
import dev.hotreload.maven.debug.jdwp.IdSizes;
import dev.hotreload.maven.debug.jdwp.Jdwp;
import dev.hotreload.maven.debug.jdwp.MalformedPacketException;
import dev.hotreload.maven.debug.jdwp.Packet;
import dev.hotreload.maven.debug.jdwp.PacketOutput;
import dev.hotreload.maven.debug.jdwp.PacketWriter;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Both ends of one session, for those who change what passes. Safe for use by any thread. */
public final class Relay {

    private final ApplicationConnection application;
    private final PacketOutput debugger;
    private final SessionThread thread;
    private final IdSizes sizes;
    private final AtomicInteger nextEvent = new AtomicInteger(Integer.MIN_VALUE);

    /** Changes a reply on its way to the debugger. */
    public interface ReplyChange {
        Packet change(Packet reply) throws IOException;
    }

    /** Whether all is known that a reply must be changed by. */
    public interface Knowledge {
        boolean has(Packet reply) throws MalformedPacketException;
    }

    public Relay(ApplicationConnection application, PacketOutput debugger, SessionThread thread, IdSizes sizes) {
        this.application = application;
        this.debugger = debugger;
        this.thread = thread;
        this.sizes = sizes;
    }

    public IdSizes sizes() {
        return sizes;
    }

    /** An empty body. */
    public PacketWriter body() {
        return new PacketWriter(sizes);
    }

    /** Passes a command on; its reply is the debugger's. */
    public void pass(Packet command) throws IOException {
        application.forward(command, this::send);
    }

    /**
     * Passes a command on; {@code onReply} is called before the debugger gets the reply, and must not wait for others.
     */
    public void pass(Packet command, ReplyChange onReply) throws IOException {
        application.forward(command, reply -> change(reply, onReply));
    }

    /** Passes a command on; {@code onReply} may ask the JVM itself before the debugger gets the reply. */
    public void passAndAsk(Packet command, ReplyChange onReply) throws IOException {
        application.forward(command, reply -> thread.execute(() -> change(reply, onReply)));
    }

    /** Passes a command on; {@code onReply} may ask the JVM itself, but need not if {@code isKnown}. */
    public void pass(Packet command, Knowledge isKnown, ReplyChange onReply) throws IOException {
        application.forward(command, reply -> {
            if (reply.error() == 0 && !isKnown(isKnown, reply)) {
                thread.execute(() -> change(reply, onReply));
            } else {
                change(reply, onReply);
            }
        });
    }

    private static boolean isKnown(Knowledge isKnown, Packet reply) {
        try {
            return isKnown.has(reply);
        } catch (MalformedPacketException e) {
            // Whoever changes it finds the same.
            return true;
        }
    }

    /** Answers a command in the JVM's place. */
    public void reply(Packet command, PacketWriter body) {
        send(Packet.reply(command.id(), body));
    }

    /** Answers a command in the JVM's place with an error. */
    public void fail(Packet command, int error) {
        send(Packet.failure(command.id(), error));
    }

    /** Sends events to the debugger. */
    public void send(CompositeEvent event) {
        send(event.packet(nextEvent.getAndIncrement(), sizes));
    }

    private void change(Packet reply, ReplyChange onReply) {
        try {
            send(reply.error() == 0 ? onReply.change(reply) : reply);
        } catch (IOException e) {
            // What we wanted to know could not be had; the debugger shall not wait for ever.
            send(Packet.failure(reply.id(), Jdwp.INTERNAL));
        }
    }

    private void send(Packet packet) {
        try {
            debugger.send(packet);
        } catch (IOException e) {
            // The debugger is gone; the thread that reads from it notices, and ends the session.
        }
    }
}
