package dev.hotreload.maven.debug;

import java.io.IOException;
import java.util.Map;

/**
 * Shows the members of a class as the source declares them.
 *
 * <p>The field that preparing adds is left out. Methods stay, because a frame may be in any of them; those that are
 * the engine's own are marked as synthetic, which debuggers know how to step over and not to show.
 */
final class MemberCommands {

    private static final String OURS = "hotreload$";
    private static final String MARKER_TYPES = "Ldev/hotreload/boot/";

    private final Relay relay;

    MemberCommands(Relay relay) {
        this.relay = relay;
    }

    void register(Map<Integer, CommandHandler> handlers) {
        handlers.put(Jdwp.METHODS, command -> relay.pass(command, reply -> methods(reply, false)));
        handlers.put(Jdwp.METHODS_WITH_GENERIC, command -> relay.pass(command, reply -> methods(reply, true)));
        handlers.put(Jdwp.FIELDS, command -> relay.pass(command, reply -> fields(reply, false)));
        handlers.put(Jdwp.FIELDS_WITH_GENERIC, command -> relay.pass(command, reply -> fields(reply, true)));
    }

    private Packet methods(Packet reply, boolean isGeneric) throws IOException {
        Fields fields = reply.body(relay.sizes());
        int count = fields.int32();
        Body body = relay.body().int32(count);
        for (int i = 0; i < count; i++) {
            body.method(fields.method());
            String name = fields.string();
            String signature = fields.string();
            body.string(name).string(signature);
            if (isGeneric) {
                body.string(fields.string());
            }
            int modifiers = fields.int32();
            boolean isOurs = name.contains(OURS) || signature.contains(MARKER_TYPES);
            body.int32(isOurs ? modifiers | Jdwp.SYNTHETIC : modifiers);
        }
        return reply.withBody(body);
    }

    private Packet fields(Packet reply, boolean isGeneric) throws IOException {
        Fields fields = reply.body(relay.sizes());
        int count = fields.int32();
        int shown = 0;
        Body body = relay.body();
        for (int i = 0; i < count; i++) {
            long id = fields.field();
            String name = fields.string();
            String signature = fields.string();
            String generic = isGeneric ? fields.string() : "";
            int modifiers = fields.int32();
            if (!name.contains(OURS)) {
                shown++;
                body.field(id).string(name).string(signature);
                if (isGeneric) {
                    body.string(generic);
                }
                body.int32(modifiers);
            }
        }
        return reply.withBody(relay.body().int32(shown).raw(body.bytes()));
    }
}
