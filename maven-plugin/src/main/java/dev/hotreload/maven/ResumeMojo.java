package dev.hotreload.maven;

import dev.hotreload.maven.command.Request.Command;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Ends the pause that the goal <code>pause</code> began. What was saved meanwhile goes live as one set. Fails if
 * something is not live then.
 */
@Mojo(name = "resume", aggregator = true, requiresProject = false, threadSafe = true)
public final class ResumeMojo extends CommandMojo {

    @Override
    Command command() {
        return Command.RESUME;
    }
}
