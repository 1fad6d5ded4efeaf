package dev.hotreload.maven.launch;

import java.util.List;
import java.util.Optional;
import org.codehaus.plexus.util.cli.CommandLineUtils;

/** Splits a text into words as a shell does, with single and double quotes. */
final class ShellWords {

    private ShellWords() {}

    /** The words; nothing if a quote is not closed. */
    static Optional<List<String>> split(String text) {
        try {
            return Optional.of(List.of(CommandLineUtils.translateCommandline(oneLine(text))));
        } catch (Exception e) {
            // Plexus Utils declares Exception, and throws it for an open quote only.
            return Optional.empty();
        }
    }

    /** Plexus Utils knows spaces alone; in a pom, a text often has a line for each word. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\t\\r\\n]+", " ").trim();
    }
}
