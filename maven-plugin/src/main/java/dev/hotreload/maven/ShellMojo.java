package dev.hotreload.maven;

import dev.hotreload.maven.command.CommandClient;
import dev.hotreload.maven.command.CommandException;
import dev.hotreload.maven.command.LivePrompt;
import dev.hotreload.maven.command.SocketDirectory;
import dev.hotreload.maven.launch.StandardOutput;
import dev.hotreload.maven.shell.Shell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A prompt for Java in a running application: expressions see its classes and live objects, and what is declared calls
 * the new code after a reload.
 */
@Mojo(name = "shell", aggregator = true, requiresProject = false, threadSafe = true)
public final class ShellMojo extends AbstractMojo {

    /**
     * Which application is meant, if several are running: its module, its main class with or without package, the
     * directory of its module, or the process id of its Maven. Default: the one that was started in this project.
     * Example: <code>-Dhotreload.application=admin</code>.
     */
    @Parameter(property = "hotreload.application")
    private @Nullable String application;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private @Nullable MojoExecution execution;

    @Override
    public void execute() throws MojoFailureException {
        MavenSession current = Objects.requireNonNull(session);
        UnknownProperties.warn(
                current.getUserProperties(), Objects.requireNonNull(execution).getMojoDescriptor(), getLog());
        LivePrompt prompt = new LivePrompt(
                new CommandClient(SocketDirectory.ofUser()),
                Optional.ofNullable(application),
                Path.of(current.getRequest().getBaseDirectory()).toAbsolutePath());
        try (PrintWriter out = new PrintWriter(new ToStandardOutput(), true)) {
            new Shell(prompt).run(System.in, out);
        } catch (CommandException | IOException e) {
            throw new MojoFailureException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Passes on what is written. */
    private static final class ToStandardOutput extends Writer {
        @Override
        public void write(char[] text, int offset, int length) {
            StandardOutput.print(new String(text, offset, length));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
