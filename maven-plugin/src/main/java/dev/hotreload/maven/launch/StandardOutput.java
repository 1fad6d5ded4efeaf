package dev.hotreload.maven.launch;

import dev.hotreload.report.ConsoleReporter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** Where the answers of goals go that scripts read: as they are, and also when Maven is told to be quiet. */
public final class StandardOutput {

    private StandardOutput() {}

    /** Prints a text. */
    public static void print(String text) {
        // Maven 4 puts a log's prefix before what is printed to System.out.
        PrintStream out = MvnCommand.isThisJvm()
                ? new PrintStream(new FileOutputStream(FileDescriptor.out), true, ConsoleReporter.terminalCharset())
                : System.out;
        out.print(text);
        out.flush();
    }
}
