package dev.hotreload.maven.debug.fields;

import dev.hotreload.maven.debug.application.ApplicationJvm;
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
import java.util.Optional;

/**
 * Answers for added fields, which a debugger asks for beside those that the JVM knows.
 *
 * <p>Used by the thread that reads from the debugger, which waits for the JVM where need be.
 */
public final class FieldCommands {

    private final Relay relay;
    private final ApplicationJvm jvm;
    private final AddedFields added;
    private final AddedFieldReader reader;

    public FieldCommands(Relay relay, ApplicationJvm jvm, AddedFields added) {
        this.relay = relay;
        this.jvm = jvm;
        this.added = added;
        this.reader = new AddedFieldReader(jvm);
    }

    public void register(Map<Integer, CommandHandler> handlers) {
        handlers.put(Jdwp.OBJECT_VALUES, this::values);
        handlers.put(Jdwp.REFERENCE_TYPE_VALUES, this::values);
        handlers.put(Jdwp.SET_OBJECT_VALUES, this::set);
        handlers.put(Jdwp.SET_STATIC_VALUES, this::set);
    }

    /** Whether the commands are to be handled at all: as long as no field was added, they pass. */
    public boolean areNeeded() {
        return !added.isEmpty();
    }

    /** Whether this is a command that {@link #areNeeded} decides about. */
    public static boolean concern(int command) {
        return command == Jdwp.OBJECT_VALUES
                || command == Jdwp.REFERENCE_TYPE_VALUES
                || command == Jdwp.SET_OBJECT_VALUES
                || command == Jdwp.SET_STATIC_VALUES;
    }

    private void values(Packet command) throws IOException {
        PacketReader fields = command.body(relay.sizes());
        long object = fields.object();
        int count = fields.int32();
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(fields.field());
        }
        List<Long> known = ids.stream().filter(id -> added.find(id).isEmpty()).toList();
        if (known.size() == count) {
            relay.pass(command);
            return;
        }
        try {
            // Even if nothing is left to ask for: the JVM knows whether the object is still there.
            PacketReader values = jvm.values(command.command(), object, known);
            PacketWriter body = relay.body().int32(count);
            for (long id : ids) {
                Optional<AddedField> field = added.find(id);
                body.raw(field.isPresent() ? reader.read(object, field.get()) : values.taggedValue());
            }
            relay.reply(command, body);
        } catch (JdwpErrorException e) {
            relay.fail(command, e.error());
        }
    }

    /** JDI sets one field at a time. */
    private void set(Packet command) throws IOException {
        PacketReader fields = command.body(relay.sizes());
        long object = fields.object();
        int count = fields.int32();
        Optional<AddedField> field = count == 1 ? added.find(fields.field()) : Optional.empty();
        if (field.isEmpty()) {
            relay.pass(command);
            return;
        }
        try {
            byte[] value = fields.take(reader.size(field.get()));
            if (reader.write(object, field.get(), value)) {
                relay.reply(command, relay.body());
            } else {
                relay.fail(command, Jdwp.NOT_IMPLEMENTED);
            }
        } catch (JdwpErrorException e) {
            relay.fail(command, e.error());
        }
    }
}
