package dev.hotreload.maven.debug.jdwp;

/** One modifier of an event request (JDWP EventRequest.Set). */
public sealed interface EventModifier {

    /** Only the event number {@code count} is reported, and then no more. */
    record Count(int count) implements EventModifier {}

    /** Only events of this thread. */
    record ThreadOnly(long thread) implements EventModifier {}

    /** Only events in this class and its subtypes. */
    record ClassOnly(long type) implements EventModifier {}

    /** Only events in classes of these names; {@code *} at the beginning or the end stands for anything. */
    record ClassMatch(String pattern) implements EventModifier {}

    /** No events in classes of these names. */
    record ClassExclude(String pattern) implements EventModifier {}

    /** Only events at this location. */
    record LocationOnly(CodeLocation location) implements EventModifier {}

    /** Only events in classes from source files of these names. */
    record SourceNameMatch(String pattern) implements EventModifier {}

    /** One that the gateway passes on without knowing it. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Other(int kind, byte[] content) implements EventModifier {}

    /** Reads one. */
    static EventModifier read(PacketReader fields, IdSizes sizes) throws MalformedPacketException {
        int kind = fields.int8();
        return switch (kind) {
            case 1 -> new Count(fields.int32());
            case 3 -> new ThreadOnly(fields.object());
            case 4 -> new ClassOnly(fields.object());
            case 5 -> new ClassMatch(fields.string());
            case 6 -> new ClassExclude(fields.string());
            case 7 -> new LocationOnly(fields.location());
            case 12 -> new SourceNameMatch(fields.string());
            default -> new Other(kind, fields.take(length(kind, sizes)));
        };
    }

    private static int length(int kind, IdSizes sizes) throws MalformedPacketException {
        return switch (kind) {
            case 2 -> 4; // Conditional
            case 8 -> sizes.object() + 2; // ExceptionOnly
            case 9 -> sizes.object() + sizes.field(); // FieldOnly
            case 10 -> sizes.object() + 8; // Step
            case 11 -> sizes.object(); // InstanceOnly
            case 13 -> 0; // PlatformThreadsOnly
            default -> throw new MalformedPacketException("there is no modifier " + kind + " of event requests");
        };
    }

    /** Writes it as {@link #read} read it. */
    default void writeTo(PacketWriter body) {
        if (this instanceof Count modifier) {
            body.int8(1).int32(modifier.count());
        } else if (this instanceof ThreadOnly modifier) {
            body.int8(3).object(modifier.thread());
        } else if (this instanceof ClassOnly modifier) {
            body.int8(4).object(modifier.type());
        } else if (this instanceof ClassMatch modifier) {
            body.int8(5).string(modifier.pattern());
        } else if (this instanceof ClassExclude modifier) {
            body.int8(6).string(modifier.pattern());
        } else if (this instanceof LocationOnly modifier) {
            body.int8(7).location(modifier.location());
        } else if (this instanceof SourceNameMatch modifier) {
            body.int8(12).string(modifier.pattern());
        } else if (this instanceof Other modifier) {
            body.int8(modifier.kind()).raw(modifier.content());
        }
    }
}
