package dev.hotreload.maven.debug;

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
record EventRequest(int kind, int policy, List<Modifier> modifiers) {

    /** Copies the list. */
    EventRequest {
        modifiers = List.copyOf(modifiers);
    }

    /** Reads the body of EventRequest.Set. */
    static EventRequest read(Packet command, IdSizes sizes) throws MalformedPacketException {
        Fields fields = command.body(sizes);
        int kind = fields.int8();
        int policy = fields.int8();
        int count = fields.int32();
        List<Modifier> modifiers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            modifiers.add(Modifier.read(fields, sizes));
        }
        return new EventRequest(kind, policy, modifiers);
    }

    /** The body of EventRequest.Set. */
    Body body(IdSizes sizes) {
        Body body = new Body(sizes).int8(kind).int8(policy).int32(modifiers.size());
        modifiers.forEach(modifier -> modifier.writeTo(body));
        return body;
    }

    /** The first modifier of a type. */
    <M extends Modifier> Optional<M> modifier(Class<M> type) {
        return modifiers.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The same request with other modifiers. */
    EventRequest with(UnaryOperator<List<Modifier>> change) {
        return new EventRequest(kind, policy, change.apply(new ArrayList<>(modifiers)));
    }

    /** The location of a breakpoint. */
    Optional<CodeLocation> location() {
        return modifier(Modifier.LocationOnly.class).map(Modifier.LocationOnly::location);
    }

    /** The same request for another location. */
    EventRequest at(CodeLocation location) {
        return with(all -> {
            all.replaceAll(one -> one instanceof Modifier.LocationOnly ? new Modifier.LocationOnly(location) : one);
            return all;
        });
    }
}
