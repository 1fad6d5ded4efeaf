package dev.hotreload.maven.debug.jdwp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Events that happened together, in one thread (JDWP Event.Composite).
 *
 * @param policy what was suspended
 */
public record CompositeEvent(int policy, List<Event> events) {

    /**
     * One event.
     *
     * @param kind see {@link Jdwp}
     * @param request the id of the request that asked for it; 0: none did
     * @param thread the thread it happened in; 0: none
     * @param content what follows the request's id
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Event(int kind, int request, long thread, byte[] content) {

        /** The same event as an answer to another request. */
        public Event of(int otherRequest) {
            return new Event(kind, otherRequest, thread, content);
        }
    }

    /** Copies the list. */
    public CompositeEvent {
        events = List.copyOf(events);
    }

    /** Reads what the agent sent. */
    public static CompositeEvent read(Packet packet, IdSizes sizes) throws MalformedPacketException {
        PacketReader fields = packet.body(sizes);
        int policy = fields.int8();
        int count = fields.int32();
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int kind = fields.int8();
            int request = fields.int32();
            int start = fields.position();
            long thread = kind == Jdwp.CLASS_UNLOAD || kind == Jdwp.VM_DEATH ? 0 : fields.object();
            skip(kind, fields);
            events.add(new Event(kind, request, thread, fields.between(start, fields.position())));
        }
        return new CompositeEvent(policy, events);
    }

    private static void skip(int kind, PacketReader fields) throws MalformedPacketException {
        switch (kind) {
            case Jdwp.VM_START, Jdwp.VM_DEATH, Jdwp.THREAD_START, Jdwp.THREAD_DEATH -> {}
            case Jdwp.CLASS_UNLOAD -> fields.string();
            case Jdwp.CLASS_PREPARE -> {
                fields.int8();
                fields.object();
                fields.string();
                fields.int32();
            }
            case Jdwp.SINGLE_STEP, Jdwp.BREAKPOINT, Jdwp.FRAME_POP, Jdwp.METHOD_ENTRY, Jdwp.METHOD_EXIT ->
                fields.location();
            case Jdwp.METHOD_EXIT_WITH_RETURN_VALUE -> {
                fields.location();
                fields.taggedValue();
            }
            case Jdwp.EXCEPTION -> {
                fields.location();
                fields.taggedValue();
                fields.location();
            }
            case Jdwp.FIELD_ACCESS, Jdwp.FIELD_MODIFICATION -> {
                fields.location();
                fields.int8();
                fields.object();
                fields.field();
                fields.taggedValue();
                if (kind == Jdwp.FIELD_MODIFICATION) {
                    fields.taggedValue();
                }
            }
            case Jdwp.MONITOR_CONTENDED_ENTER, Jdwp.MONITOR_CONTENDED_ENTERED -> {
                fields.taggedValue();
                fields.location();
            }
            case Jdwp.MONITOR_WAIT -> {
                fields.taggedValue();
                fields.location();
                fields.int64();
            }
            case Jdwp.MONITOR_WAITED -> {
                fields.taggedValue();
                fields.location();
                fields.int8();
            }
            default -> throw new MalformedPacketException("there is no event of kind " + kind);
        }
    }

    /** The thread that the events happened in; 0: none. */
    public long thread() {
        return events.stream()
                .mapToLong(Event::thread)
                .filter(id -> id != 0)
                .findFirst()
                .orElse(0);
    }

    public boolean hasKind(int kind) {
        return events.stream().anyMatch(event -> event.kind() == kind);
    }

    /** Those events that are to be kept. */
    CompositeEvent only(Predicate<Event> kept) {
        return new CompositeEvent(policy, events.stream().filter(kept).toList());
    }

    /** The packet for the debugger. */
    public Packet packet(int id, IdSizes sizes) {
        PacketWriter body = new PacketWriter(sizes).int8(policy).int32(events.size());
        events.forEach(event -> body.int8(event.kind()).int32(event.request()).raw(event.content()));
        return Packet.command(id, Jdwp.COMPOSITE_EVENT, body);
    }
}
