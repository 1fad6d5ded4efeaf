package dev.hotreload.maven.debug.relay;

import dev.hotreload.maven.debug.jdwp.Packet;
import java.io.IOException;

/** Does something else with a debugger's command than to pass it on. */
public interface CommandHandler {

    /** Called on the thread that reads from the debugger; what comes after it waits. */
    void handle(Packet command) throws IOException;
}
