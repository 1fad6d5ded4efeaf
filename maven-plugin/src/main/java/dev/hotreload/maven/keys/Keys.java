package dev.hotreload.maven.keys;

import dev.hotreload.maven.command.CommandException;
import dev.hotreload.maven.command.Commands;
import dev.hotreload.maven.command.Commands.Loop;
import dev.hotreload.maven.command.Reply;
import dev.hotreload.maven.command.Reply.Result;
import dev.hotreload.maven.command.Request.Command;
import dev.hotreload.maven.command.Status;
import dev.hotreload.maven.command.StatusText;
import dev.hotreload.maven.message.CommandTexts;
import dev.hotreload.maven.message.KeyTexts;
import dev.hotreload.maven.shell.Shell;
import java.io.Closeable;
import java.io.IOError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads keys in the terminal and does what they say to the application, one after the other, on a daemon thread.
 *
 * <p>What they do is what commands from other processes do ({@link Commands}); answers go to the terminal.
 */
public final class Keys implements Closeable {

    private static final long BETWEEN_LOOKS_MILLIS = 200;
    private static final int ESCAPE = 0x1b;
    private static final long OF_SEQUENCE_MILLIS = 50;
    private static final int FIRST_FINAL = 0x40;
    private static final int LAST_FINAL = 0x7e;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KeyTerminal terminal;
    private final Commands commands;
    private final StatusText text = new StatusText(Clock.system(ZoneId.systemDefault()));
    private volatile boolean closed;

    private Keys(KeyTerminal terminal, Commands commands) {
        this.terminal = terminal;
        this.commands = commands;
    }

    /**
     * Begins to read keys, and tells which there are.
     *
     * @param out where answers go
     * @throws IOException if standard input is no terminal
     */
    public static Keys open(Commands commands, OutputStream out, Charset charset) throws IOException {
        Keys keys = new Keys(KeyTerminal.open(out, charset), commands);
        keys.terminal.print(KeyTexts.line());
        Thread thread = new Thread(keys::run, "hotreload-keys");
        thread.setDaemon(true);
        thread.start();
        return keys;
    }

    /** Says which key applies what was refused. Called on any thread. */
    public void tellOfRefusal() {
        terminal.print(KeyTexts.told(KeyTexts.refused()));
    }

    private void run() {
        try {
            int key = KeyTerminal.NOTHING;
            while (!closed && key != KeyTerminal.END) {
                key = terminal.read(BETWEEN_LOOKS_MILLIS);
                if (key == ESCAPE) {
                    skipSequence();
                } else if (key != KeyTerminal.NOTHING && key != KeyTerminal.END) {
                    press((char) key);
                }
            }
        } catch (IOException e) {
            // The terminal is gone; the application goes on without keys.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A cursor or function key sends several characters (ECMA-48, 5.4), of which none is a key of ours. */
    private void skipSequence() throws IOException {
        int introducer = terminal.read(OF_SEQUENCE_MILLIS);
        if (introducer == '[' || introducer == 'O') {
            int next = terminal.read(OF_SEQUENCE_MILLIS);
            while (next >= 0 && (next < FIRST_FINAL || next > LAST_FINAL)) {
                next = terminal.read(OF_SEQUENCE_MILLIS);
            }
        }
    }

    private void press(char key) throws InterruptedException {
        switch (Character.toLowerCase(key)) {
            case 's' -> tell(commands.look(false).thenApply(status -> status(Command.STATUS, status)));
            case 'p' -> pause();
            case 'u' -> tell(commands.undo().thenApply(this::undone));
            // If there is no new generation, the terminal has a line already.
            case 'n' -> tell(commands.next().thenApply(done -> ""));
            case 'b' -> tell(commands.restart().thenApply(started -> ""));
            case 'd' ->
                tell(commands.differences()
                        .thenApply(diff -> diff.isEmpty() ? KeyTexts.told(KeyTexts.noDifference()) : diff));
            case 'r' -> loop(Loop.RUN_AGAIN, KeyTexts.nothingWaits());
            case 'a' -> loop(Loop.ABORT, KeyTexts.nothingRuns());
            case 'c' -> loop(Loop.RELEASE, KeyTexts.nothingLoops());
            case 'e' ->
                tell(commands.lastError()
                        .thenApply(error ->
                                error.isEmpty() ? KeyTexts.told(KeyTexts.noError()) : error.stripTrailing() + "\n"));
            case 'j' -> talk();
            case 'h', '?' -> terminal.print(KeyTexts.help());
            // What follows is told when it has happened.
            case 'q' -> tell(commands.stop().thenApply(ended -> ""));
            default -> {
                // Enter, or a key that slipped.
            }
        }
    }

    /** Until the user leaves the prompt, keys are what is typed there. */
    private void talk() {
        try {
            terminal.talk(new Shell(new TerminalPrompt(commands, terminal))::talk);
            terminal.print(KeyTexts.line());
        } catch (CommandException e) {
            terminal.print(KeyTexts.told(String.valueOf(e.getMessage())));
        } catch (RuntimeException | IOError e) {
            // The terminal was closed under it, because the application has ended.
            terminal.print(KeyTexts.told(KeyTexts.ended()));
        }
    }

    private void pause() throws InterruptedException {
        if (commands.known().paused()) {
            tell(commands.resume()
                    .thenCompose(resumed -> commands.look(false))
                    .thenApply(status -> status(Command.STATUS, status)));
        } else {
            tell(commands.pause().thenApply(paused -> KeyTexts.told(KeyTexts.paused())));
        }
    }

    private void loop(Loop what, String otherwise) throws InterruptedException {
        tell(commands.loop(what).thenApply(done -> done ? "" : KeyTexts.told(otherwise)));
    }

    private String undone(int number) {
        // If it is done, or refused, the terminal has a line already.
        return number == 0 ? KeyTexts.told(CommandTexts.nothingToUndo()) : "";
    }

    private String status(Command command, Status status) {
        return text.of(
                command, new Reply(status.isLive() ? Result.LIVE : Result.NOT_LIVE, commands.application(), status));
    }

    private void tell(CompletableFuture<String> answer) throws InterruptedException {
        try {
            terminal.print(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            terminal.print(KeyTexts.told(KeyTexts.failed(PATIENCE.toSeconds() + " s have passed")));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            terminal.print(KeyTexts.told(KeyTexts.failed(String.valueOf(cause.getMessage()))));
        }
    }

    /** Gives the terminal back. */
    @Override
    public void close() throws IOException {
        closed = true;
        terminal.close();
    }
}
