package dev.hotreload.maven.debug.request;

import dev.hotreload.maven.debug.application.ApplicationJvm;
import dev.hotreload.maven.debug.application.LinkageClasses;
import dev.hotreload.maven.debug.application.MethodCode;
import dev.hotreload.maven.debug.breakpoint.Breakpoint;
import dev.hotreload.maven.debug.breakpoint.Breakpoints;
import dev.hotreload.maven.debug.jdwp.CodeLocation;
import dev.hotreload.maven.debug.jdwp.EventRequest;
import dev.hotreload.maven.debug.jdwp.Jdwp;
import dev.hotreload.maven.debug.jdwp.Packet;
import dev.hotreload.maven.debug.jdwp.PacketReader;
import dev.hotreload.maven.debug.relay.CommandHandler;
import dev.hotreload.maven.debug.relay.Relay;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps account of the debugger's event requests as they are made and cleared. Safe for use by any thread. */
public final class RequestCommands {

    private final Relay relay;
    private final ApplicationJvm jvm;
    private final ClassRequests classes;
    private final Breakpoints breakpoints;
    private final Map<Integer, Integer> kinds = new ConcurrentHashMap<>();

    public RequestCommands(Relay relay, ApplicationJvm jvm, ClassRequests classes, Breakpoints breakpoints) {
        this.relay = relay;
        this.jvm = jvm;
        this.classes = classes;
        this.breakpoints = breakpoints;
    }

    public void register(Map<Integer, CommandHandler> handlers) {
        handlers.put(Jdwp.SET_REQUEST, this::set);
        handlers.put(Jdwp.CLEAR_REQUEST, this::clear);
        handlers.put(Jdwp.CLEAR_ALL_BREAKPOINTS, this::clearAllBreakpoints);
    }

    /** Clears all that the debugger has left behind. */
    public void clearAll() throws IOException {
        for (int id : breakpoints.jvmIds()) {
            jvm.clear(Jdwp.BREAKPOINT, id);
        }
        for (Map.Entry<Integer, Integer> request : kinds.entrySet()) {
            jvm.clear(request.getValue(), request.getKey());
        }
    }

    private void set(Packet command) throws IOException {
        EventRequest request = EventRequest.read(command, relay.sizes());
        Optional<CodeLocation> location = request.location();
        if (request.kind() == Jdwp.BREAKPOINT && location.isPresent()) {
            setBreakpoint(command, request, location.get());
        } else if (ClassRequests.areKept(request.kind())) {
            EventRequest uncounted = ClassRequests.withoutCount(request);
            pass(command, uncounted, id -> classes.set(id, request));
        } else if (request.kind() == Jdwp.SINGLE_STEP) {
            pass(command, withoutLinkage(request), id -> {});
        } else {
            pass(command, request, id -> {});
        }
    }

    private void setBreakpoint(Packet command, EventRequest request, CodeLocation location) throws IOException {
        // Now, because it is the code that the debugger means; at the next reload it is gone.
        @Nullable MethodCode code = breakpoints.codeAt(location);
        relay.passAndAsk(command, reply -> {
            breakpoints.set(reply.body(relay.sizes()).int32(), request, location, code);
            return reply;
        });
    }

    /** With the runtime's own classes excluded; filters are asked in their order, so these come first. */
    private static EventRequest withoutLinkage(EventRequest request) {
        return request.with(modifiers -> {
            modifiers.addAll(0, LinkageClasses.exclusions());
            return modifiers;
        });
    }

    private void pass(Packet command, EventRequest request, IdConsumer onId) throws IOException {
        relay.pass(command.withBody(request.body(relay.sizes())), reply -> {
            int id = reply.body(relay.sizes()).int32();
            kinds.put(id, request.kind());
            onId.accept(id);
            return reply;
        });
    }

    private void clear(Packet command) throws IOException {
        PacketReader fields = command.body(relay.sizes());
        int kind = fields.int8();
        int id = fields.int32();
        if (kind != Jdwp.BREAKPOINT) {
            kinds.remove(id);
            classes.cleared(id);
            relay.pass(command);
            return;
        }
        int jvmId = breakpoints.cleared(id);
        if (jvmId == Breakpoint.NONE) {
            relay.reply(command, relay.body());
        } else {
            relay.pass(command.withBody(relay.body().int8(kind).int32(jvmId)));
        }
    }

    private void clearAllBreakpoints(Packet command) throws IOException {
        breakpoints.clearedAll();
        relay.pass(command);
    }

    private interface IdConsumer {
        void accept(int id);
    }
}
