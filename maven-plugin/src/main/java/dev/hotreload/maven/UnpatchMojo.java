package dev.hotreload.maven;

import dev.hotreload.maven.command.Request.Command;
import dev.hotreload.maven.message.PatchTexts;
import dev.hotreload.maven.patch.PatchRequest;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Takes patches back that are live in the running application: what is on disk is live again. */
@Mojo(name = "unpatch", aggregator = true, requiresProject = false, threadSafe = true)
public final class UnpatchMojo extends CommandMojo {

    /**
     * The number of the patch, or several with commas between; <code>all</code> of them. Example:
     * <code>-Dhotreload.patch.number=2</code>.
     */
    @Parameter(property = "hotreload.patch.number", defaultValue = "all")
    private String number = "all";

    @Override
    Command command() {
        return Command.PATCH;
    }

    @Override
    String text() throws MojoFailureException {
        return PatchRequest.of(PatchRequest.Action.REVERT, PatchNumbers.parse(number))
                .json();
    }

    @Override
    String refused() {
        return PatchTexts.refused();
    }
}
