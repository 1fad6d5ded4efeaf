package dev.hotreload.maven.debug;

import dev.hotreload.maven.debug.application.LinkageClasses;
import dev.hotreload.maven.debug.jdwp.Jdwp;
import dev.hotreload.maven.debug.jdwp.MalformedPacketException;
import dev.hotreload.maven.debug.jdwp.Packet;
import dev.hotreload.maven.debug.jdwp.PacketReader;
import dev.hotreload.maven.debug.jdwp.PacketWriter;
import dev.hotreload.maven.debug.relay.CommandHandler;
import dev.hotreload.maven.debug.relay.Relay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Leaves frames of {@link LinkageClasses} out of a thread's stack, so that a caller stands right below what it called.
 */
final class FrameCommands {

    private static final int INVALID_INDEX = 503;
    private static final int ALL = -1;

    private final Relay relay;
    private final LinkageClasses linkage;

    FrameCommands(Relay relay, LinkageClasses linkage) {
        this.relay = relay;
        this.linkage = linkage;
    }

    void register(Map<Integer, CommandHandler> handlers) {
        handlers.put(Jdwp.FRAMES, this::frames);
        handlers.put(Jdwp.FRAME_COUNT, this::count);
    }

    private void frames(Packet command) throws IOException {
        PacketReader fields = command.body(relay.sizes());
        long thread = fields.object();
        int start = fields.int32();
        int length = fields.int32();
        askForAll(command, thread, reply -> {
            List<byte[]> visible = visible(reply);
            if (start < 0 || start > visible.size()) {
                return Packet.failure(reply.id(), INVALID_INDEX);
            }
            int end = length == ALL ? visible.size() : start + length;
            if (end < start || end > visible.size()) {
                return Packet.failure(reply.id(), Jdwp.INVALID_LENGTH);
            }
            PacketWriter body = relay.body().int32(end - start);
            visible.subList(start, end).forEach(body::raw);
            return reply.withBody(body);
        });
    }

    private void count(Packet command) throws IOException {
        long thread = command.body(relay.sizes()).object();
        askForAll(
                command,
                thread,
                reply -> reply.withBody(relay.body().int32(visible(reply).size())));
    }

    private void askForAll(Packet command, long thread, Relay.ReplyChange onReply) throws IOException {
        PacketWriter all = relay.body().object(thread).int32(0).int32(ALL);
        relay.pass(Packet.command(command.id(), Jdwp.FRAMES, all), this::isKnown, onReply);
    }

    private boolean isKnown(Packet reply) throws MalformedPacketException {
        PacketReader fields = reply.body(relay.sizes());
        for (int count = fields.int32(); count > 0; count--) {
            fields.take(relay.sizes().frame());
            if (!linkage.isKnown(fields.location().type())) {
                return false;
            }
        }
        return true;
    }

    private List<byte[]> visible(Packet reply) throws IOException {
        PacketReader fields = reply.body(relay.sizes());
        List<byte[]> visible = new ArrayList<>();
        for (int count = fields.int32(); count > 0; count--) {
            int start = fields.position();
            fields.take(relay.sizes().frame());
            if (!linkage.contains(fields.location().type())) {
                visible.add(fields.between(start, fields.position()));
            }
        }
        return visible;
    }
}
