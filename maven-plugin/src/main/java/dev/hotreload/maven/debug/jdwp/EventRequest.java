package dev.hotreload.maven.debug.jdwp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a debugger asked for with EventRequest.Set.
 *
 * @param kind the kind of event, see {@link Jdwp}
 * @param policy what is suspended when it happens
 */
public record EventRequest(int kind, int policy, List<EventModifier> modifiers) {

    /** Copies the list. */
    public EventRequest {
        modifiers = List.copyOf(modifiers);
    }

    /** Reads the body of EventRequest.Set. */
    public static EventRequest read(Packet command, IdSizes sizes) throws MalformedPacketException {
        PacketReader fields = command.body(sizes);
        int kind = fields.int8();
        int policy = fields.int8();
        int count = fields.int32();
        List<EventModifier> modifiers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            modifiers.add(EventModifier.read(fields, sizes));
        }
        return new EventRequest(kind, policy, modifiers);
    }

    /** The body of EventRequest.Set. */
    public PacketWriter body(IdSizes sizes) {
        PacketWriter body = new PacketWriter(sizes).int8(kind).int8(policy).int32(modifiers.size());
        modifiers.forEach(modifier -> modifier.writeTo(body));
        return body;
    }

    /** The first modifier of a type. */
    public <M extends EventModifier> Optional<M> modifier(Class<M> type) {
        return modifiers.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The same request with other modifiers. */
    public EventRequest with(UnaryOperator<List<EventModifier>> change) {
        return new EventRequest(kind, policy, change.apply(new ArrayList<>(modifiers)));
    }

    /** The location of a breakpoint. */
    public Optional<CodeLocation> location() {
        return modifier(EventModifier.LocationOnly.class).map(EventModifier.LocationOnly::location);
    }

    /** The same request for another location. */
    public EventRequest at(CodeLocation location) {
        return with(all -> {
            all.replaceAll(
                    one -> one instanceof EventModifier.LocationOnly ? new EventModifier.LocationOnly(location) : one);
            return all;
        });
    }
}
