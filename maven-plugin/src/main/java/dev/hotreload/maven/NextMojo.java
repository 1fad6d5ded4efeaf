package dev.hotreload.maven;

import dev.hotreload.maven.command.Request.Command;
import dev.hotreload.maven.message.CommandTexts;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Begins the running program again in the same JVM, with new class loaders and the classes that are on disk, and hands
 * over what it keeps.
 */
@Mojo(name = "next", aggregator = true, requiresProject = false, threadSafe = true)
public final class NextMojo extends CommandMojo {

    @Override
    Command command() {
        return Command.NEXT;
    }

    @Override
    String refused() {
        return CommandTexts.noNext();
    }
}
