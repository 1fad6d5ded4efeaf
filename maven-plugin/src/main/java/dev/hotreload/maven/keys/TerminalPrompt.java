package dev.hotreload.maven.keys;

import dev.hotreload.maven.command.CommandException;
import dev.hotreload.maven.command.Commands;
import dev.hotreload.maven.command.Commands.Prompt;
import dev.hotreload.maven.command.JavaPrompt;
import dev.hotreload.maven.message.KeyTexts;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The prompt in the application of this very Maven. While something is evaluated, Ctrl-C, which is a character here,
 * stops it. Used by the keys' thread.
 */
final class TerminalPrompt implements JavaPrompt {
    private static final int CTRL_C = 3;
    private static final long BETWEEN_LOOKS_MILLIS = 50;
    private static final long SUGGESTIONS_SECONDS = 5;

    private final Commands commands;
    private final KeyTerminal terminal;

    TerminalPrompt(Commands commands, KeyTerminal terminal) {
        this.commands = commands;
        this.terminal = terminal;
    }

    @Override
    public String title() {
        return commands.application().title();
    }

    @Override
    public String evaluate(String input) throws CommandException {
        CompletableFuture<String> answer = commands.prompt(Prompt.EVALUATE, input);
        while (true) {
            try {
                return answer.get(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                interruptAtCtrlC();
            } catch (ExecutionException e) {
                throw new CommandException(KeyTexts.ended());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandException(KeyTexts.ended());
            }
        }
    }

    private void interruptAtCtrlC() {
        try {
            if (terminal.peek() == CTRL_C) {
                terminal.read(BETWEEN_LOOKS_MILLIS);
                interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The terminal is gone; what is evaluated ends by itself, or with the application.
        }
    }

    @Override
    public List<String> suggestions(String input) {
        try {
            return commands.prompt(Prompt.SUGGEST, input)
                    .get(SUGGESTIONS_SECONDS, TimeUnit.SECONDS)
                    .lines()
                    .toList();
        } catch (TimeoutException | ExecutionException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    @Override
    public void interrupt() {
        CompletableFuture<String> unused = commands.prompt(Prompt.INTERRUPT, "");
    }
}
