package dev.hotreload.maven.keys;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/**
 * What is printed on the terminal: a line at its bottom, and answers above it.
 *
 * <p>The bottom line is kept apart by the terminal itself, in which only the rows above it scroll (DEC VT100, DECSTBM).
 * So nobody need look at the application's output, which goes to the terminal directly. Each change is one call of
 * {@code write}, which the system does not mix with those of others. Safe for use by any thread.
 */
final class Screen {

    private static final int FEWEST_ROWS = 5;
    private static final int FEWEST_COLUMNS = 20;
    private static final String SAVE = "\u001b7";
    private static final String RESTORE = "\u001b8";
    private static final String ALL_ROWS = SAVE + "\u001b[r" + RESTORE;
    /** If there is no row below the cursor, everything moves up a row. */
    private static final String ROW_BELOW = "\u001bD\u001b[A";

    private static final String NOTHING_BELOW = SAVE + "\u001b[B\r\u001b[J" + RESTORE;
    private static final String INVERSE = "\u001b[7m";
    private static final String PLAIN = "\u001b[0m";

    private final OutputStream out;
    private final Charset charset;
    private KeyLine line;
    private int rows;
    private int columns;
    private boolean wraps;
    private boolean isShown;

    /**
     * A screen that has no bottom line yet.
     *
     * @param out the terminal
     * @param line what the bottom line says
     */
    Screen(OutputStream out, Charset charset, KeyLine line) {
        this.out = out;
        this.charset = charset;
        this.line = line;
    }

    /** The terminal is there, or has another size. Without room for a bottom line, or the means, there is none. */
    synchronized void begin(Terminal terminal) {
        Size size = terminal.getSize();
        rows = size.getRows();
        columns = size.getColumns();
        wraps = terminal.getBooleanCapability(Capability.eat_newline_glitch);
        boolean hasRoom = rows >= FEWEST_ROWS && columns >= FEWEST_COLUMNS;
        boolean canScroll = terminal.getStringCapability(Capability.change_scroll_region) != null
                && terminal.getStringCapability(Capability.save_cursor) != null;
        if (hasRoom && canScroll) {
            // Below the cursor there can be the line of a screen of another size.
            write(ALL_ROWS + ROW_BELOW + NOTHING_BELOW + drawn());
            isShown = true;
        } else if (isShown) {
            write(ALL_ROWS + NOTHING_BELOW);
            isShown = false;
        }
    }

    /** Whether there is a bottom line. */
    synchronized boolean hasLine() {
        return isShown;
    }

    /** What the bottom line says from now on. */
    synchronized void line(KeyLine now) {
        if (!line.equals(now)) {
            line = now;
            heal();
        }
    }

    /** Draws the bottom line anew, because a program may have cleared the screen, or made all of its rows scroll. */
    synchronized void heal() {
        if (isShown) {
            write(ALL_ROWS + ROW_BELOW + drawn());
        }
    }

    private String drawn() {
        String text = line.text(columns - 1);
        return SAVE + "\u001b[1;" + (rows - 1) + "r\u001b[" + rows + ";1H" + INVERSE + text
                + " ".repeat(Math.max(0, columns - 1 - text.length())) + PLAIN + "\u001b[K" + RESTORE;
    }

    /** The application has all rows again. */
    synchronized void end() {
        if (isShown) {
            write(SAVE + "\u001b[r\u001b[" + rows + ";1H\u001b[2K" + RESTORE);
            isShown = false;
        }
    }

    /** Prints a text of whole lines, which begins a line even if the application has begun one. */
    synchronized void print(String text) {
        if (!text.isEmpty()) {
            write((wraps && columns > 0 ? freshLine() : "") + text);
        }
    }

    /** In a line that has begun, this goes on to the next; at the beginning of one, it stays there. */
    private String freshLine() {
        return " ".repeat(columns) + "\r\u001b[K";
    }

    private void write(String text) {
        try {
            out.write(text.getBytes(charset));
            out.flush();
        } catch (IOException e) {
            // The terminal is gone, and with it the one to whom this could be told.
        }
    }
}
