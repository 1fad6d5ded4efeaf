package dev.hotreload.maven;

import dev.hotreload.maven.command.Request.Command;
import java.time.Duration;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Prints which application runs, which generation of its code, and what is on disk and not live, with the reason. Fails
 * if something is not live.
 */
@Mojo(name = "status", aggregator = true, requiresProject = false, threadSafe = true)
public final class StatusMojo extends CommandMojo {

    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(2);

    @Override
    Command command() {
        return Command.STATUS;
    }

    @Override
    Duration usualTimeout() {
        return USUAL_TIMEOUT;
    }
}
