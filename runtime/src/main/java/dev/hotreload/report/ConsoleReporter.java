package dev.hotreload.report;

import dev.hotreload.report.Ink.Shade;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells the user in the terminal.
 *
 * <p>Each message is one call of {@code write}, however many lines it has, so that the application's own output never
 * stands in the middle of one. Safe for use by any thread.
 */
public final class ConsoleReporter implements Reporter {

    static final String PREFIX = "hotreload";

    private final OutputStream out;
    private final Ink ink;
    private final Set<String> onStack = new HashSet<>();

    /**
     * @param out the terminal, unbuffered
     * @param charset the terminal's, see {@link #terminalCharset}
     * @param colour whether ANSI colours are wanted
     */
    public ConsoleReporter(OutputStream out, Charset charset, boolean colour) {
        this.out = out;
        ink = new Ink(charset, colour);
    }

    /** The charset in which the JVM writes to standard error. */
    public static Charset terminalCharset() {
        for (String property : new String[] {"stderr.encoding", "sun.stderr.encoding", "native.encoding"}) {
            String name = System.getProperty(property);
            if (name != null && Charset.isSupported(name)) {
                return Charset.forName(name);
            }
        }
        return Charset.defaultCharset();
    }

    @Override
    public void started(StartReport report) {
        write(new StartText(ink, Path.of(System.getProperty("user.home", ""))).of(report));
    }

    @Override
    public void generation(GenerationReport report) {
        write(new GenerationText(ink).of(report));
    }

    @Override
    public void renewed(RenewalReport report) {
        write(new RenewalText(ink).of(report));
    }

    @Override
    public void stillOnStack(int generation, OldCodeOnStack frame) {
        synchronized (onStack) {
            onStack.add(key(frame));
        }
        String place = frame.fileName() == null
                ? ""
                : " (" + frame.fileName() + (frame.line() < 1 ? "" : ":" + frame.line()) + ")";
        line(thread(frame) + " is still in " + method(frame) + place + "; its new code runs at the next call");
    }

    @Override
    public void leftStack(int generation, OldCodeOnStack frame) {
        boolean last;
        synchronized (onStack) {
            onStack.remove(key(frame));
            last = onStack.isEmpty();
        }
        line(thread(frame) + " has left the old " + method(frame) + (last ? "; all threads run #" + generation : ""));
    }

    private static String key(OldCodeOnStack frame) {
        return frame.threadName() + '\n' + frame.binaryName() + '\n' + frame.method();
    }

    private static String thread(OldCodeOnStack frame) {
        return "thread \"" + frame.threadName() + "\"";
    }

    private static String method(OldCodeOnStack frame) {
        return Names.simple(frame.binaryName()) + "." + frame.method();
    }

    @Override
    public void notCalled(int generation, Duration waited, List<UncalledMethod> methods) {
        line(NotCalled.text(generation, methods));
    }

    @Override
    public void loop(LoopReport report) {
        write(new LoopText(ink).of(report));
    }

    @Override
    public void problem(String message) {
        line(message);
    }

    @Override
    public void internalError(String doing, Throwable failure) {
        StringWriter text = new StringWriter();
        PrintWriter printer = new PrintWriter(text);
        printer.print(prefix() + ink.paint(Shade.RED, "internal error") + " while " + doing + ": " + failure + "\n");
        printer.print(Paragraph.of("This is a bug in hotreload " + Version.current() + " (Java "
                + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                + "). The program runs on with its last code; restart it if reloading no longer works, and report"
                + " the bug with this trace:"));
        failure.printStackTrace(printer);
        printer.flush();
        write(text.toString());
    }

    private String prefix() {
        return ink.paint(Shade.CYAN, PREFIX) + "  ";
    }

    private void line(String message) {
        write(prefix() + message + "\n");
    }

    private void write(String text) {
        byte[] bytes = ink.bytes(text);
        synchronized (out) {
            try {
                out.write(bytes);
                out.flush();
            } catch (IOException e) {
                // The terminal is gone, and with it the one to whom this could be told.
            }
        }
    }
}
