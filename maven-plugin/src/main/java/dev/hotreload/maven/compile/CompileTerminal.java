package dev.hotreload.maven.compile;

import dev.hotreload.maven.message.CompileTexts;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * What compiling on save tells the user, in the look of the runtime's own messages.
 *
 * <p>Each message is one call of {@code print}, so that the application's output never stands in the middle of it. Used
 * by the compiling thread only.
 */
final class CompileTerminal {

    private static final String PREFIX = "hotreload";

    private final PrintStream out;
    private final CompileColours colours;
    private final DiagnosticText diagnosticText;
    private String errors = "";

    CompileTerminal(PrintStream out, boolean coloured, Path directory) {
        this.out = out;
        this.colours = new CompileColours(coloured);
        this.diagnosticText = new DiagnosticText(directory, colours);
    }

    /** One line. */
    void line(String message) {
        out.print(prefixed(message) + "\n");
        out.flush();
    }

    /**
     * Tells of errors, unless they are the very ones that were told last.
     *
     * @param output what the compiler said without a place
     * @param stillRunning the generation that runs on
     */
    void failed(List<Diagnostic<? extends JavaFileObject>> diagnostics, String output, int stillRunning) {
        String text = text(diagnostics) + output;
        if (text.equals(errors)) {
            return;
        }
        errors = text;
        long count = diagnostics.stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .count();
        out.print(text + prefixed(CompileTexts.doesNotCompile(count, stillRunning)) + "\n");
        out.flush();
    }

    /** Has the next errors told even if they are those that were told last. */
    void forget() {
        if (!errors.isEmpty()) {
            // They are there all the same, until they are gone.
            errors = "-";
        }
    }

    /** Tells of warnings, and that errors are gone. */
    void succeeded(List<Diagnostic<? extends JavaFileObject>> diagnostics, String output) {
        String text = text(diagnostics) + output;
        if (!errors.isEmpty()) {
            errors = "";
            text += prefixed(CompileTexts.compilesAgain()) + "\n";
        }
        if (!text.isEmpty()) {
            out.print(text);
            out.flush();
        }
    }

    private String text(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        return diagnostics.stream()
                // Notes say that there is more to know if one compiles with other options.
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .map(diagnosticText::of)
                .distinct()
                .collect(Collectors.joining());
    }

    private String prefixed(String message) {
        return colours.prefix(PREFIX) + "  " + message;
    }
}
