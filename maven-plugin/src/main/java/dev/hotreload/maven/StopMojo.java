package dev.hotreload.maven;

import dev.hotreload.maven.command.Request.Command;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Ends the running application as Ctrl-C does: its shutdown hooks run. Its Maven ends with success.
 */
@Mojo(name = "stop", aggregator = true, requiresProject = false, threadSafe = true)
public final class StopMojo extends CommandMojo {

    @Override
    Command command() {
        return Command.STOP;
    }
}
