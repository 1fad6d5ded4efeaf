package dev.hotreload.maven.keys;

import dev.hotreload.maven.command.CommandException;
import dev.hotreload.maven.message.KeyTexts;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The terminal, from which single keys are read without the line discipline's editing and echo.
 *
 * <p>Ctrl-C stays the signal that it is. Each message is one call of {@code write}, so that the application's output, which
 * goes to the same terminal, never stands in the middle of one. {@link #read} is for one thread, {@link #print} for any.
 */
final class KeyTerminal implements Closeable {

    private final Terminal terminal;
    private final Attributes before;
    private final OutputStream out;
    private final Charset charset;

    private KeyTerminal(Terminal terminal, OutputStream out, Charset charset) {
        this.terminal = terminal;
        this.before = terminal.enterRawMode();
        this.out = out;
        this.charset = charset;
    }

    /**
     * Opens the terminal of this process.
     *
     * @param out where messages go
     * @throws IOException if there is none
     */
    static KeyTerminal open(OutputStream out, Charset charset) throws IOException {
        try {
            // Without signal handlers of its own: Ctrl-C and Ctrl-Z do what they always do.
            Terminal terminal = TerminalBuilder.builder()
                    .system(true)
                    .dumb(false)
                    .nativeSignals(false)
                    .build();
            return new KeyTerminal(terminal, out, charset);
        } catch (IllegalStateException e) {
            // What the library throws if standard input is none.
            throw new IOException(KeyTexts.noTerminal(), e);
        }
    }

    /**
     * Waits for a key.
     *
     * @param millis how long
     * @return its character; {@link #NOTHING} if none came, {@link #END} if none will come
     * @throws IOException if the terminal is gone
     */
    int read(long millis) throws IOException {
        return terminal.reader().read(millis);
    }

    /** The next key, which stays the next; {@link #NOTHING} if there is none. */
    int peek() throws IOException {
        return terminal.reader().peek(1);
    }

    /** Has lines read instead of keys, until {@code talk} returns. Ctrl-C is no signal meanwhile, but a character. */
    void talk(Talk talk) throws CommandException {
        Attributes keys = terminal.getAttributes();
        Attributes lines = new Attributes(keys);
        lines.setLocalFlag(Attributes.LocalFlag.ISIG, false);
        terminal.setAttributes(lines);
        try {
            talk.on(terminal);
        } finally {
            terminal.setAttributes(keys);
        }
    }

    /** What happens on the terminal while lines are read. */
    interface Talk {
        void on(Terminal terminal) throws CommandException;
    }

    /** No key was pressed. */
    static final int NOTHING = -2;

    /** The terminal is gone. */
    static final int END = -1;

    /** Prints a text of whole lines. */
    void print(String text) {
        byte[] bytes = text.getBytes(charset);
        synchronized (out) {
            try {
                out.write(bytes);
                out.flush();
            } catch (IOException e) {
                // The terminal is gone, and with it the one to whom this could be told.
            }
        }
    }

    /** Gives the terminal back as it was. */
    @Override
    public void close() throws IOException {
        terminal.setAttributes(before);
        terminal.close();
    }
}
