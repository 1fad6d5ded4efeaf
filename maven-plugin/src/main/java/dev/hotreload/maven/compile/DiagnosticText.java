package dev.hotreload.maven.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** One error or warning of the compiler, with its place, the line in the source and a caret under it. */
final class DiagnosticText {

    private static final String BREAK = "\n";

    private final Path directory;
    private final CompileColours colours;

    /** @param directory paths below it are shown relative to it, so that a terminal can open them */
    DiagnosticText(Path directory, CompileColours colours) {
        this.directory = directory;
        this.colours = colours;
    }

    /** The text, with a line break at its end. */
    String of(Diagnostic<? extends JavaFileObject> diagnostic) {
        String message = diagnostic.getMessage(Locale.getDefault()).strip();
        String[] lines = message.split("\\R", 2);
        StringBuilder text = new StringBuilder();
        JavaFileObject source = diagnostic.getSource();
        Place place = source == null ? null : Place.of(source, diagnostic.getPosition());
        if (source != null) {
            text.append(shown(Path.of(source.toUri()))).append(':');
            text.append(place == null ? " " : place.line() + ":" + place.column() + ": ");
        }
        text.append(label(diagnostic.getKind())).append(": ").append(lines[0]).append(BREAK);
        if (place != null) {
            text.append(place.text()).append(BREAK);
            text.append(place.indent()).append(colours.caret("^")).append(BREAK);
        }
        if (lines.length > 1) {
            lines[1].lines()
                    .forEach(line -> text.append("  ").append(line.strip()).append(BREAK));
        }
        return text.toString();
    }

    /** The place for a reader who knows the directory: {@code core/src/A.java:8:35}; empty if it has none. */
    String placeOf(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        if (source == null) {
            return "";
        }
        Place place = Place.of(source, diagnostic.getPosition());
        return shown(Path.of(source.toUri())) + (place == null ? "" : ":" + place.line() + ":" + place.column());
    }

    private String label(Diagnostic.Kind kind) {
        return switch (kind) {
            case ERROR -> colours.error("error");
            case WARNING, MANDATORY_WARNING -> colours.warning("warning");
            case NOTE, OTHER -> "note";
        };
    }

    private String shown(Path file) {
        return file.startsWith(directory) ? directory.relativize(file).toString() : file.toString();
    }

    /**
     * Where in a source.
     *
     * @param line from 1
     * @param column from 1, in characters
     * @param text the whole line
     */
    private record Place(int line, int column, String text) {

        static @Nullable Place of(JavaFileObject source, long position) {
            if (position == Diagnostic.NOPOS) {
                return null;
            }
            try {
                return in(source.getCharContent(true).toString(), (int) position);
            } catch (IOException e) {
                // It was there a moment ago; without its text the message still says what is wrong.
                return null;
            }
        }

        private static Place in(String content, int position) {
            int end = Math.min(position, content.length());
            int start = Math.max(content.lastIndexOf('\n', end - 1), content.lastIndexOf('\r', end - 1)) + 1;
            int line = (int) content.substring(0, start).lines().count() + 1;
            String rest = content.substring(start);
            return new Place(line, end - start + 1, rest.isEmpty() ? "" : rest.split("\\R", 2)[0]);
        }

        /** What stands before the caret: tabs stay tabs, so that it is where the terminal shows the character. */
        String indent() {
            return text.substring(0, Math.min(column - 1, text.length())).replaceAll("[^\t]", " ");
        }
    }
}
