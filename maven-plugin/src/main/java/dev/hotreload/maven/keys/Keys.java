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
    private final Screen screen;
    private final Commands commands;
    private final boolean hasLoops;
    private final StatusText text = new StatusText(Clock.system(ZoneId.systemDefault()));
    private volatile boolean closed;

    private Keys(KeyTerminal terminal, Screen screen, Commands commands, boolean hasLoops) {
        this.terminal = terminal;
        this.screen = screen;
        this.commands = commands;
        this.hasLoops = hasLoops;
    }

    /**
     * Begins to read keys, and tells which there are.
     *
     * @param hasLoops whether the keys for looped methods are of use
     * @param out the terminal
     * @throws IOException if standard input is no terminal
     */
    public static Keys open(Commands commands, boolean hasLoops, OutputStream out, Charset charset) throws IOException {
        Screen screen = new Screen(out, charset, new KeyLine(hasLoops, false));
        Keys keys = new Keys(KeyTerminal.open(screen), screen, commands, hasLoops);
        keys.tellKeys();
        Thread thread = new Thread(keys::run, "hotreload-keys");
        thread.setDaemon(true);
        thread.start();
        return keys;
    }

    /** They stand at the bottom, or are told once. */
    private void tellKeys() {
        if (!screen.hasLine()) {
            screen.print(KeyTexts.line());
        }
    }

    /** Says which key applies what was refused. Called on any thread. */
    public void tellOfRefusal() {
        screen.print(KeyTexts.told(KeyTexts.refused()));
    }

    /** The application is about to read the terminal; returns when it may. Called on any thread. */
    public void lend() {
        terminal.lend();
    }

    /** Another application has begun, which does not read it yet. */
    public void takeBack() {
        terminal.takeBack();
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
                    screen.heal();
                }
                screen.line(new KeyLine(hasLoops, commands.known().paused()));
            }
        } catch (IOException e) {
            // The terminal is gone; the application goes on without keys.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A cursor or function key sends several characters (ECMA-48, 5.4), of which none is a key of ours. */
    private void skipSequence() throws IOException, InterruptedException {
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
            case 'h', '?' -> screen.print(KeyTexts.help());
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
            tellKeys();
        } catch (CommandException e) {
            screen.print(KeyTexts.told(String.valueOf(e.getMessage())));
        } catch (RuntimeException | IOError e) {
            // The terminal was closed under it, because the application has ended.
            screen.print(KeyTexts.told(KeyTexts.ended()));
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
            screen.print(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            screen.print(KeyTexts.told(KeyTexts.failed(PATIENCE.toSeconds() + " s have passed")));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            screen.print(KeyTexts.told(KeyTexts.failed(String.valueOf(cause.getMessage()))));
        }
    }

    /** Gives the terminal back. */
    @Override
    public void close() {
        closed = true;
        terminal.close();
    }
}
