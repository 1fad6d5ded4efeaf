package dev.hotreload.maven.launch;

import dev.hotreload.report.ConsoleReporter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** Where that goes which the user must see beside the application's output, also when Maven is told to be quiet. */
public final class StandardError {

    private StandardError() {}

    /** The terminal itself, as for the runtime: Maven 4 turns what is printed to {@code System.err} into warnings. */
    public static PrintStream stream() {
        return MvnCommand.isThisJvm()
                ? new PrintStream(new FileOutputStream(FileDescriptor.err), true, ConsoleReporter.terminalCharset())
                : System.err;
    }

    /** Prints a line at once, so that nothing stands in the middle of it. */
    static void line(String text) {
        PrintStream out = stream();
        out.print(text + "\n");
        out.flush();
    }
}
