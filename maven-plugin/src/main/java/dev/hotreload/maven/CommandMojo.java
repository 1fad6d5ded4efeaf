package dev.hotreload.maven;

import dev.hotreload.maven.command.CommandClient;
import dev.hotreload.maven.command.CommandException;
import dev.hotreload.maven.command.Reply;
import dev.hotreload.maven.command.Request;
import dev.hotreload.maven.command.Request.Command;
import dev.hotreload.maven.command.SocketDirectory;
import dev.hotreload.maven.command.StatusText;
import dev.hotreload.maven.launch.Intervals;
import dev.hotreload.maven.launch.StandardOutput;
import dev.hotreload.maven.message.CommandTexts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that asks a running application something, and prints the answer. */
abstract class CommandMojo extends AbstractMojo {

    /**
     * Which application is meant, if several are running: its module, its main class with or without package, the
     * directory of its module, or the process id of its Maven. Default: the one that was started in this project.
     * Example: <code>-Dhotreload.application=admin</code>.
     */
    @Parameter(property = "hotreload.application")
    private @Nullable String application;

    /**
     * How long to wait for the answer. A number with <code>ms</code>, <code>s</code> or <code>m</code>. Default: two
     * seconds for <code>status</code>, a minute for the other goals. Example: <code>-Dhotreload.timeout=10s</code>.
     */
    @Parameter(property = "hotreload.timeout")
    private @Nullable String timeout;

    /** Prints the answer as one line of JSON. Example: <code>mvn -q hotreload:status -Dhotreload.json</code>. */
    @Parameter(property = "hotreload.json", defaultValue = "false")
    private boolean json;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private @Nullable MojoExecution execution;

    /** What the application is asked. */
    abstract Command command();

    /**
     * What else it is told.
     *
     * @return null: nothing
     */
    @Nullable
    String text() throws MojoFailureException {
        return null;
    }

    /** What the failure is called of something that cannot be done. */
    String refused() {
        return CommandTexts.notUndone();
    }

    /** How long to wait if the user says nothing. */
    Duration usualTimeout() {
        return Duration.ofMinutes(1);
    }

    @Override
    public final void execute() throws MojoFailureException {
        MavenSession current = Objects.requireNonNull(session);
        UnknownProperties.warn(
                current.getUserProperties(), Objects.requireNonNull(execution).getMojoDescriptor(), getLog());
        Duration patience = timeout == null ? usualTimeout() : Intervals.parse("timeout", timeout);
        Reply reply = ask(Path.of(current.getRequest().getBaseDirectory()).toAbsolutePath(), patience);
        StandardOutput.print(
                json ? reply.json() + "\n" : new StatusText(Clock.system(ZoneId.systemDefault())).of(command(), reply));
        judge(reply, patience);
    }

    private Reply ask(Path base, Duration patience) throws MojoFailureException {
        CommandClient client = new CommandClient(SocketDirectory.ofUser());
        try {
            return client.ask(Optional.ofNullable(application), base, request(patience));
        } catch (CommandException e) {
            if (json) {
                StandardOutput.print(Reply.none(String.valueOf(e.getMessage())) + "\n");
            }
            throw new MojoFailureException(String.valueOf(e.getMessage()), e);
        }
    }

    private Request request(Duration patience) throws MojoFailureException {
        String text = text();
        return text == null
                ? Request.of(command(), patience.toMillis())
                : Request.of(command(), patience.toMillis(), text);
    }

    /** The goal fails unless the answer is that all is well. */
    private void judge(Reply reply, Duration patience) throws MojoFailureException {
        boolean ends = command() == Command.STOP;
        switch (reply.result()) {
            case LIVE, DONE -> {}
            case NOT_LIVE -> throw new MojoFailureException(CommandTexts.notLive());
            case NOTHING -> throw new MojoFailureException(CommandTexts.nothingToUndo());
            case REFUSED -> throw new MojoFailureException(refused());
            case TIMEOUT ->
                throw new MojoFailureException(
                        asksWhatIsLive() ? CommandTexts.timeout(patience) : CommandTexts.notDone(name(), patience));
            case ENDED -> {
                if (!ends) {
                    throw new MojoFailureException(
                            CommandTexts.ended(reply.application().mainClass()));
                }
            }
            case BAD_REQUEST -> throw new MojoFailureException(CommandTexts.unknownRequest(name()));
        }
    }

    private boolean asksWhatIsLive() {
        return switch (command()) {
            case STATUS, WAIT, RELOAD, RESUME -> true;
            default -> false;
        };
    }

    private String name() {
        return command().name().toLowerCase(Locale.ROOT);
    }
}
