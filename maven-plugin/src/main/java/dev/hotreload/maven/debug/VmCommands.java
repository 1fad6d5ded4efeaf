package dev.hotreload.maven.debug;

import dev.hotreload.maven.debug.application.ApplicationConnection;
import dev.hotreload.maven.debug.jdwp.Jdwp;
import dev.hotreload.maven.debug.jdwp.Packet;
import dev.hotreload.maven.debug.jdwp.PacketReader;
import dev.hotreload.maven.debug.jdwp.PacketWriter;
import dev.hotreload.maven.debug.relay.CommandHandler;
import dev.hotreload.maven.debug.relay.EventGate;
import dev.hotreload.maven.debug.relay.Relay;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Commands about the JVM as a whole: what it can do, and what must be undone when the debugger is gone.
 *
 * <p>Commands come from the thread that reads the debugger; who ends the session undoes them.
 */
final class VmCommands {

    /**
     * Positions in the reply of VirtualMachine.CapabilitiesNew: redefine classes, add methods, redefine without limits.
     */
    private static final Set<Integer> REDEFINITION = Set.of(7, 8, 9);

    /**
     * A debugger that disposes of more at once leaves the agent with a few bytes for each object that are never freed.
     */
    private static final int MOST_DISPOSALS = 1 << 16;

    private final Relay relay;
    private final ApplicationConnection application;
    private final EventGate gate;
    private final Runnable onDispose;
    private final Set<Long> uncollected = ConcurrentHashMap.newKeySet();

    /** @param onDispose ends the session */
    VmCommands(Relay relay, ApplicationConnection application, EventGate gate, Runnable onDispose) {
        this.relay = relay;
        this.application = application;
        this.gate = gate;
        this.onDispose = onDispose;
    }

    void register(Map<Integer, CommandHandler> handlers) {
        handlers.put(Jdwp.DISPOSE, command -> {
            relay.reply(command, relay.body());
            onDispose.run();
        });
        handlers.put(Jdwp.DISPOSE_OBJECTS, this::disposeObjects);
        handlers.put(Jdwp.CAPABILITIES_NEW, this::capabilities);
        // Says the same as the capabilities: whoever saves a class file has it reloaded, and two ways would fight.
        handlers.put(Jdwp.REDEFINE_CLASSES, command -> relay.fail(command, Jdwp.NOT_IMPLEMENTED));
        handlers.put(Jdwp.HOLD_EVENTS, command -> hold(command, true));
        handlers.put(Jdwp.RELEASE_EVENTS, command -> hold(command, false));
        handlers.put(Jdwp.DISABLE_COLLECTION, command -> {
            uncollected.add(command.body(relay.sizes()).object());
            relay.pass(command);
        });
        handlers.put(Jdwp.ENABLE_COLLECTION, command -> {
            uncollected.remove(command.body(relay.sizes()).object());
            relay.pass(command);
        });
    }

    /** Undoes what the debugger has left behind. */
    void undo() throws IOException {
        application.send(Jdwp.SET_DEFAULT_STRATUM, relay.body().string(""), reply -> {});
        for (long object : uncollected) {
            application.send(Jdwp.ENABLE_COLLECTION, relay.body().object(object), reply -> {});
        }
    }

    /**
     * The agent ends the JVM if it is to forget an object more often than it has told of it. So it is told to forget it
     * once, as often as the debugger says: it ignores all that come after the last.
     */
    private void disposeObjects(Packet command) throws IOException {
        PacketReader fields = command.body(relay.sizes());
        PacketWriter each = relay.body();
        int disposals = 0;
        for (int objects = fields.int32(); objects > 0; objects--) {
            long object = fields.object();
            for (int count = fields.int32(); count > 0 && disposals < MOST_DISPOSALS; count--) {
                each.object(object).int32(1);
                disposals++;
            }
        }
        relay.pass(command.withBody(relay.body().int32(disposals).raw(each.bytes())));
    }

    /** The gateway holds the events itself, because it needs to see them. */
    private void hold(Packet command, boolean hold) throws IOException {
        gate.hold(hold);
        relay.reply(command, relay.body());
    }

    private void capabilities(Packet command) throws IOException {
        relay.pass(command, reply -> {
            byte[] can = reply.body(relay.sizes()).rest();
            REDEFINITION.forEach(position -> can[position] = 0);
            return reply.withBody(relay.body().raw(can));
        });
    }
}
