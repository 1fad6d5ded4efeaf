package dev.hotreload.maven;

import dev.hotreload.maven.command.Request.Command;
import dev.hotreload.maven.message.PatchTexts;
import dev.hotreload.maven.patch.PatchRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Applies the source of a class, or of one method, to the running application, without a change on disk: neither of
 * sources nor of class files.
 */
@Mojo(name = "patch", aggregator = true, requiresProject = false, threadSafe = true)
public final class PatchMojo extends CommandMojo {

    /**
     * The file with the source, anywhere; with <code>method</code>, of that method alone, and <code>-</code> is
     * standard input, the default then. Example: <code>-Dhotreload.patch=/tmp/App.java</code>.
     */
    @Parameter(property = "hotreload.patch")
    private @Nullable String patch;

    /**
     * The method that the source is of: the rest of its class stays as it is. Overloads are told apart by the types of
     * their parameters. Example: <code>-Dhotreload.patch.method=com.example.App#render(int)</code>.
     */
    @Parameter(property = "hotreload.patch.method")
    private @Nullable String method;

    /**
     * What happens when a source is saved whose class is patched: <code>replace</code>, what is saved takes the place
     * of the patch, or <code>keep</code>, the patch stays. The generation's line says so. Example:
     * <code>-Dhotreload.patch.onSave=keep</code>.
     */
    @Parameter(property = "hotreload.patch.onSave", defaultValue = "replace")
    private String onSave = "replace";

    /**
     * Applies nothing, but writes the patches that are live into the sources: the number of one, several with commas
     * between, or <code>all</code>, the default. Example: <code>-Dhotreload.patch.commit</code>.
     */
    @Parameter(property = "hotreload.patch.commit")
    private @Nullable String commit;

    @Override
    Command command() {
        return Command.PATCH;
    }

    @Override
    String text() throws MojoFailureException {
        if (commit != null) {
            return PatchRequest.of(PatchRequest.Action.COMMIT, PatchNumbers.parse(commit))
                    .json();
        }
        if (!onSave.equals("replace") && !onSave.equals("keep")) {
            throw new MojoFailureException(PatchTexts.badOnSave(onSave));
        }
        if (patch == null && method == null) {
            throw new MojoFailureException(PatchTexts.noPatch());
        }
        boolean isInput = patch == null || patch.equals("-");
        return new PatchRequest(
                        PatchRequest.Action.APPLY,
                        isInput ? input() : read(String.valueOf(patch)),
                        isInput ? "standard input" : String.valueOf(patch),
                        method,
                        onSave.equals("keep"),
                        List.of())
                .json();
    }

    private static String input() throws MojoFailureException {
        try {
            return new String(System.in.readAllBytes(), Charset.defaultCharset());
        } catch (IOException e) {
            throw new MojoFailureException(PatchTexts.unreadable(Path.of("-"), e.toString()), e);
        }
    }

    private static String read(String file) throws MojoFailureException {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new MojoFailureException(PatchTexts.unreadable(Path.of(file), e.toString()), e);
        }
    }

    @Override
    String refused() {
        return PatchTexts.refused();
    }
}
