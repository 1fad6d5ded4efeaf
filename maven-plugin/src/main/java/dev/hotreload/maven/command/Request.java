package dev.hotreload.maven.command;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request, as a line of JSON: {@code {"command":"wait","timeout":30000}}.
 *
 * @param command what is wanted
 * @param timeout how long to wait for it, in milliseconds
 * @param text what is typed at the prompt, or wanted about patches; null for other commands
 */
public record Request(
        @Nullable String command, long timeout, @Nullable String text) {

    private static final Gson GSON = new Gson();

    /** What can be asked for. */
    public enum Command {
        /** Which application is it? */
        WHO,
        /** How does it stand? */
        STATUS,
        /** Wait until what is saved now is live, or will not be. */
        WAIT,
        /** The same, and try once more what failed or was refused. */
        RELOAD,
        /** Let nothing go live. */
        PAUSE,
        /** Let what was saved meanwhile go live. */
        RESUME,
        /** Take the last generation back. */
        UNDO,
        /** Do something about patches. */
        PATCH,
        /** End the application and start it again. */
        RESTART,
        /** Begin the program again in the same JVM, with new class loaders. */
        NEXT,
        /** End the application. */
        STOP,
        /** Evaluate what is typed at the prompt. */
        EVALUATE,
        /** Suggest what could stand at its end. */
        SUGGEST,
        /** Stop what is being evaluated. */
        INTERRUPT
    }

    /** A request for a command. */
    public static Request of(Command command, long timeoutMillis) {
        return new Request(command.name().toLowerCase(Locale.ROOT), timeoutMillis, null);
    }

    /** A request with a text. */
    public static Request of(Command command, long timeoutMillis, String text) {
        return new Request(command.name().toLowerCase(Locale.ROOT), timeoutMillis, text);
    }

    String json() {
        return GSON.toJson(this);
    }

    /** Reads a line; empty if it is no request. */
    static Optional<Request> parse(@Nullable String line) {
        try {
            return Optional.ofNullable(GSON.fromJson(line, Request.class));
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    /** The command; empty if there is no such. */
    Optional<Command> known() {
        for (Command known : Command.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(command)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }
}
