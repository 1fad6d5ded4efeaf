package dev.hotreload.maven;

import dev.hotreload.maven.command.Request.Command;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Waits until everything that is saved now is live in the running application, or will not be: because it does not
 * compile, was refused, or reloading is paused. Fails if it is not live.
 */
@Mojo(name = "wait", aggregator = true, requiresProject = false, threadSafe = true)
public final class WaitMojo extends CommandMojo {

    @Override
    Command command() {
        return Command.WAIT;
    }
}
