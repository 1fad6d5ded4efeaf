package dev.hotreload.maven.debug.fields;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows the interfaces of a class as the source declares them: without the room for later ones that preparing adds, and
 * with those that reloads have added.
 *
 * <p>Used by the thread that reads from the debugger.
 */
public final class InterfaceCommands {
    private final Relay relay;
    private final ApplicationJvm jvm;
    private final ChangedInterfaces changed;

    /** The ids of what preparing adds; empty until classes of them are loaded. */
    private Set<Long> seats = Set.of();

    public InterfaceCommands(Relay relay, ApplicationJvm jvm, AddedFields added) {
        this.relay = relay;
        this.jvm = jvm;
        this.changed = added.interfaces();
    }

    public void register(Map<Integer, CommandHandler> handlers) {
        handlers.put(Jdwp.INTERFACES, this::interfaces);
    }

    private void interfaces(Packet command) throws IOException {
        if (seats.isEmpty()) {
            seats = Set.copyOf(ids(PreparedNames.SEATS));
        }
        try {
            List<String> declared = changed.isEmpty()
                    ? null
                    : declared(command.body(relay.sizes()).object());
            if (declared == null) {
                relay.pass(command, this::withoutSeats);
            } else {
                relay.reply(command, list(ids(declared)));
            }
        } catch (JdwpErrorException e) {
            relay.fail(command, e.error());
        }
    }

    private @Nullable List<String> declared(long type) throws IOException {
        String signature = jvm.signature(type);
        return signature.startsWith("L") ? changed.of(LoadedType.binaryName(signature)) : null;
    }

    /** The ids of the classes of these names that the JVM has. */
    private List<Long> ids(List<String> names) throws IOException {
        List<Long> ids = new ArrayList<>();
        for (String name : names) {
            jvm.types("L" + name.replace('.', '/') + ";").stream().findFirst().ifPresent(type -> ids.add(type.id()));
        }
        return ids;
    }

    private Packet withoutSeats(Packet reply) throws IOException {
        PacketReader fields = reply.body(relay.sizes());
        int count = fields.int32();
        List<Long> shown = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long id = fields.object();
            if (!seats.contains(id)) {
                shown.add(id);
            }
        }
        return reply.withBody(list(shown));
    }

    private PacketWriter list(List<Long> ids) {
        PacketWriter body = relay.body().int32(ids.size());
        ids.forEach(body::object);
        return body;
    }
}
