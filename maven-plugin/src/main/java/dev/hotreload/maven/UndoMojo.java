package dev.hotreload.maven;

import dev.hotreload.maven.command.Request.Command;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Takes the last generation back that was not taken back yet, in the running application. Its sources stay on disk: the
 * goal <code>reload</code>, or the next save in their module, applies them again.
 */
@Mojo(name = "undo", aggregator = true, requiresProject = false, threadSafe = true)
public final class UndoMojo extends CommandMojo {

    @Override
    Command command() {
        return Command.UNDO;
    }
}
