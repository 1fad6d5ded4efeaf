package dev.hotreload.maven.command;

import dev.hotreload.maven.command.Request.Command;
import dev.hotreload.maven.message.CommandTexts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks one application's prompt, over the socket of its Maven. Safe for use by any thread. */
public final class LivePrompt implements JavaPrompt {
    /** What is evaluated may take as long as it likes; whoever waits can interrupt it. */
    private static final Duration EVALUATION = Duration.ofDays(1);

    private static final Duration OTHERS = Duration.ofSeconds(5);

    private final CommandClient client;
    private final Optional<String> application;
    private final Path base;

    /**
     * A prompt; nothing is asked yet.
     *
     * @param application which application is meant, see {@link CommandClient#ask}
     * @param base the directory of whoever asks, absolute
     */
    public LivePrompt(CommandClient client, Optional<String> application, Path base) {
        this.client = client;
        this.application = application;
        this.base = base;
    }

    @Override
    public String title() throws CommandException {
        return ask(Command.WHO, OTHERS, "").application().title();
    }

    @Override
    public String evaluate(String input) throws CommandException {
        Reply reply = ask(Command.EVALUATE, EVALUATION, input);
        if (reply.result() == Reply.Result.ENDED) {
            throw new CommandException(CommandTexts.ended(reply.application().mainClass()));
        }
        return text(reply);
    }

    @Override
    public List<String> suggestions(String input) {
        try {
            return text(ask(Command.SUGGEST, OTHERS, input)).lines().toList();
        } catch (CommandException e) {
            return List.of();
        }
    }

    @Override
    public void interrupt() {
        try {
            ask(Command.INTERRUPT, OTHERS, "");
        } catch (CommandException e) {
            // It has ended, which the evaluation tells.
        }
    }

    private static String text(Reply reply) {
        return Optional.ofNullable(reply.text()).orElse("");
    }

    private Reply ask(Command command, Duration patience, String text) throws CommandException {
        return client.ask(application, base, Request.of(command, patience.toMillis(), text));
    }
}
