package dev.hotreload.maven.debug.fields;

import dev.hotreload.boot.Holder;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.maven.debug.application.ApplicationJvm;
import dev.hotreload.maven.debug.application.LoadedType;
import dev.hotreload.maven.debug.jdwp.Jdwp;
import dev.hotreload.maven.debug.jdwp.JdwpErrorException;
import dev.hotreload.maven.debug.jdwp.Packet;
import dev.hotreload.maven.debug.jdwp.PacketReader;
import dev.hotreload.maven.debug.jdwp.PacketWriter;
import dev.hotreload.maven.debug.relay.CommandHandler;
import dev.hotreload.maven.debug.relay.Relay;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Shows the members of a class as the source declares them.
 *
 * <p>The field that preparing adds is left out, and fields that reloads have added are shown. Methods stay, because a
 * frame may be in any of them; those that are the engine's own are marked as synthetic, which debuggers know how to
 * step over and not to show.
 */
public final class MemberCommands {

    /** Where the types of parameters are that only the engine's own methods have. */
    private static final String MARKERS = "L" + Holder.class.getPackageName().replace('.', '/') + "/";

    private final Relay relay;
    private final ApplicationJvm jvm;
    private final AddedFields added;

    public MemberCommands(Relay relay, ApplicationJvm jvm, AddedFields added) {
        this.relay = relay;
        this.jvm = jvm;
        this.added = added;
    }

    public void register(Map<Integer, CommandHandler> handlers) {
        handlers.put(Jdwp.METHODS, command -> relay.pass(command, reply -> methods(reply, false)));
        handlers.put(Jdwp.METHODS_WITH_GENERIC, command -> relay.pass(command, reply -> methods(reply, true)));
        handlers.put(Jdwp.FIELDS, command -> fields(command, false));
        handlers.put(Jdwp.FIELDS_WITH_GENERIC, command -> fields(command, true));
    }

    private Packet methods(Packet reply, boolean isGeneric) throws IOException {
        PacketReader fields = reply.body(relay.sizes());
        int count = fields.int32();
        PacketWriter body = relay.body().int32(count);
        for (int i = 0; i < count; i++) {
            body.method(fields.method());
            String name = fields.string();
            String signature = fields.string();
            body.string(name).string(signature);
            if (isGeneric) {
                body.string(fields.string());
            }
            int modifiers = fields.int32();
            boolean isOurs = name.contains(PreparedNames.MARK) || signature.contains(MARKERS);
            body.int32(isOurs ? modifiers | Jdwp.SYNTHETIC : modifiers);
        }
        return reply.withBody(body);
    }

    private void fields(Packet command, boolean isGeneric) throws IOException {
        List<AddedField> more = added.isEmpty()
                ? List.of()
                : addedTo(command.body(relay.sizes()).object());
        relay.pass(command, reply -> fields(reply, isGeneric, more));
    }

    private List<AddedField> addedTo(long type) throws IOException {
        try {
            String signature = jvm.signature(type);
            return signature.startsWith("L") ? added.of(LoadedType.binaryName(signature)) : List.of();
        } catch (JdwpErrorException e) {
            // The class is gone; the JVM says so to the debugger itself.
            return List.of();
        }
    }

    private Packet fields(Packet reply, boolean isGeneric, List<AddedField> more) throws IOException {
        PacketReader fields = reply.body(relay.sizes());
        int count = fields.int32();
        int shown = 0;
        PacketWriter body = relay.body();
        for (int i = 0; i < count; i++) {
            long id = fields.field();
            String name = fields.string();
            String signature = fields.string();
            String generic = isGeneric ? fields.string() : "";
            int modifiers = fields.int32();
            if (!name.contains(PreparedNames.MARK)) {
                shown++;
                body.field(id).string(name).string(signature);
                if (isGeneric) {
                    body.string(generic);
                }
                body.int32(modifiers);
            }
        }
        for (AddedField field : more) {
            shown++;
            body.field(field.id()).string(field.name()).string(field.descriptor());
            if (isGeneric) {
                body.string("");
            }
            body.int32(field.access());
        }
        return reply.withBody(relay.body().int32(shown).raw(body.bytes()));
    }
}
