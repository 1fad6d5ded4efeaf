package dev.hotreload.maven;

import dev.hotreload.maven.command.Request.Command;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Has the running application look at everything that is on disk now, and try once more what did not compile or was
 * refused. Fails if something is not live then.
 */
@Mojo(name = "reload", aggregator = true, requiresProject = false, threadSafe = true)
public final class ReloadMojo extends CommandMojo {

    @Override
    Command command() {
        return Command.RELOAD;
    }
}
