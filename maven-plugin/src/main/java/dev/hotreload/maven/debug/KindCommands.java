package dev.hotreload.maven.debug;

import dev.hotreload.maven.debug.application.ApplicationJvm;
import dev.hotreload.maven.debug.jdwp.Jdwp;
import dev.hotreload.maven.debug.jdwp.JdwpErrorException;
import dev.hotreload.maven.debug.jdwp.Packet;
import dev.hotreload.maven.debug.relay.CommandHandler;
import dev.hotreload.maven.debug.relay.Relay;
import java.io.IOException;
import java.util.Map;

/**
 * Commands about an object of a certain kind, of which the agent does not look whether it is of that kind: it would end
 * the JVM, or crash it.
 */
final class KindCommands {

    private static final String CLASS = "Ljava/lang/Class;";
    private static final String MODULE = "Ljava/lang/Module;";

    private final Relay relay;
    private final ApplicationJvm jvm;

    KindCommands(Relay relay, ApplicationJvm jvm) {
        this.relay = relay;
        this.jvm = jvm;
    }

    void register(Map<Integer, CommandHandler> handlers) {
        handlers.put(Jdwp.REFLECTED_TYPE, command -> pass(command, CLASS, Jdwp.INVALID_OBJECT));
        handlers.put(Jdwp.MODULE_NAME, command -> pass(command, MODULE, Jdwp.INVALID_MODULE));
        handlers.put(Jdwp.MODULE_CLASS_LOADER, command -> pass(command, MODULE, Jdwp.INVALID_MODULE));
    }

    private void pass(Packet command, String signature, int error) throws IOException {
        try {
            long object = command.body(relay.sizes()).object();
            if (jvm.signature(jvm.typeOf(object)).equals(signature)) {
                relay.pass(command);
            } else {
                relay.fail(command, error);
            }
        } catch (JdwpErrorException e) {
            relay.fail(command, e.error());
        }
    }
}
