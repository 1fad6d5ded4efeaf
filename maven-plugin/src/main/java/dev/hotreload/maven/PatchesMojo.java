package dev.hotreload.maven;

import dev.hotreload.maven.command.Request.Command;
import dev.hotreload.maven.patch.PatchRequest;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;

/** Lists the patches that are live in the running application. */
@Mojo(name = "patches", aggregator = true, requiresProject = false, threadSafe = true)
public final class PatchesMojo extends CommandMojo {

    @Override
    Command command() {
        return Command.PATCH;
    }

    @Override
    String text() {
        return PatchRequest.of(PatchRequest.Action.LIST, List.of()).json();
    }
}
