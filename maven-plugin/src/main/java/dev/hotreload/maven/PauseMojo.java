package dev.hotreload.maven;

import dev.hotreload.maven.command.Request.Command;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Lets nothing go live in the running application until the goal <code>resume</code>.
 */
@Mojo(name = "pause", aggregator = true, requiresProject = false, threadSafe = true)
public final class PauseMojo extends CommandMojo {

    @Override
    Command command() {
        return Command.PAUSE;
    }
}
