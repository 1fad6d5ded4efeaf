package dev.hotreload.examples.imagegen.app;

import dev.hotreload.examples.imagegen.model.Progress;
import java.io.Console;
import java.io.PrintStream;

/** Draws progress on a terminal as a bar that grows, elsewhere as a plain line for every tenth. */
final class ProgressBar implements Progress {

    private static final int CELLS = 30;

    private final PrintStream out;
    private final boolean terminal;
    private final String label;
    private final String unit;
    private final Pace pace = Pace.start();
    private int tenths;

    ProgressBar(PrintStream out, boolean terminal, String label, String unit) {
        this.out = out;
        this.terminal = terminal;
        this.label = label;
        this.unit = unit;
    }

    static ProgressBar onStandardOutput(String label, String unit) {
        return new ProgressBar(System.out, isTerminal(System.console()), label, unit);
    }

    @Override
    public void at(int done, int total) {
        if (terminal) {
            draw(done, total);
        } else if (done * 10 / total > tenths) {
            tenths = done * 10 / total;
            out.println(label + "  " + text(done, total));
        }
    }

    private void draw(int done, int total) {
        int full = done * CELLS / total;
        out.print("\r" + label + "  [" + "=".repeat(full) + " ".repeat(CELLS - full) + "]  " + text(done, total) + " ");
        if (done == total) {
            out.println();
        }
        out.flush();
    }

    private String text(int done, int total) {
        return done + "/" + total + " " + unit + "  " + pace.elapsed().toSeconds() + " s";
    }

    /** From JDK 22 on there may be a console without a terminal, and the question {@code isTerminal}. */
    private static boolean isTerminal(Console console) {
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("java.io.Console lost its method isTerminal", e);
        }
    }
}
