package dev.hotreload.report;

import dev.hotreload.message.ProblemTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * The events file. It is opened anew for each line, because it usually lies in a directory that {@code mvn clean}
 * deletes while the application runs. Safe for use by any thread.
 */
final class EventFile {

    private final Path file;
    private final Consumer<String> problem;
    private boolean told;
    private boolean torn;

    /** @param problem is told, once, if the file cannot be written */
    EventFile(Path file, Consumer<String> problem) {
        this.file = file;
        this.problem = problem;
    }

    /** Empties the file. */
    synchronized void begin() {
        write("", StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Begins anew without a file, until there is a line. */
    synchronized void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Then it cannot be written either, and that is told.
        }
    }

    /** Appends a line. */
    synchronized void append(String line) {
        String start = torn ? "\n" : "";
        torn = !write(start + line + "\n", StandardOpenOption.APPEND);
    }

    private boolean write(String text, StandardOpenOption option) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Files.write(
                    file,
                    text.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    option);
            return true;
        } catch (IOException e) {
            if (!told) {
                told = true;
                problem.accept(ProblemTexts.eventsUnwritable(file, e.toString()));
            }
            return false;
        }
    }
}
