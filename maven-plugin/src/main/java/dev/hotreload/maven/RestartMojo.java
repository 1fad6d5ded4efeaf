package dev.hotreload.maven;

import dev.hotreload.maven.command.Request.Command;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Ends the running application as Ctrl-C does and starts it again in the same Maven, with the classes that are on disk
 * and the class path that it had.
 */
@Mojo(name = "restart", aggregator = true, requiresProject = false, threadSafe = true)
public final class RestartMojo extends CommandMojo {

    @Override
    Command command() {
        return Command.RESTART;
    }
}
