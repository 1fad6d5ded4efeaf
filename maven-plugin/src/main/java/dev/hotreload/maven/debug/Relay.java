package dev.hotreload.maven.debug;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Both ends of one session, for those who change what passes. Safe for use by any thread. */
final class Relay {

    private final ApplicationConnection application;
    private final PacketOutput debugger;
    private final SessionThread thread;
    private final IdSizes sizes;
    private final AtomicInteger nextEvent = new AtomicInteger(Integer.MIN_VALUE);

    /** Changes a reply on its way to the debugger. */
    interface ReplyChange {
        Packet change(Packet reply) throws IOException;
    }

    /** Whether all is known that a reply must be changed by. */
    interface Knowledge {
        boolean has(Packet reply) throws MalformedPacketException;
    }

    Relay(ApplicationConnection application, PacketOutput debugger, SessionThread thread, IdSizes sizes) {
        this.application = application;
        this.debugger = debugger;
        this.thread = thread;
        this.sizes = sizes;
    }

    IdSizes sizes() {
        return sizes;
    }

    /** An empty body. */
    Body body() {
        return new Body(sizes);
    }

    /** Passes a command on; its reply is the debugger's. */
    void pass(Packet command) throws IOException {
        application.forward(command, this::send);
    }

    /** Passes a command on; {@code onReply} is called before the debugger gets the reply, and must not wait for others. */
    void pass(Packet command, ReplyChange onReply) throws IOException {
        application.forward(command, reply -> change(reply, onReply));
    }

    /** Passes a command on; {@code onReply} may ask the JVM itself before the debugger gets the reply. */
    void passAndAsk(Packet command, ReplyChange onReply) throws IOException {
        application.forward(command, reply -> thread.execute(() -> change(reply, onReply)));
    }

    /** Passes a command on; {@code onReply} may ask the JVM itself, but need not if {@code isKnown}. */
    void pass(Packet command, Knowledge isKnown, ReplyChange onReply) throws IOException {
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
    void reply(Packet command, Body body) {
        send(Packet.reply(command.id(), body));
    }

    /** Answers a command in the JVM's place with an error. */
    void fail(Packet command, int error) {
        send(Packet.failure(command.id(), error));
    }

    /** Sends events to the debugger. */
    void send(CompositeEvent event) {
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
