package dev.hotreload.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lines of the program's sources, read when they are shown. */
final class SourceLines {
    private final List<Path> directories;

    /** @param directories where the sources' packages begin */
    SourceLines(List<Path> directories) {
        this.directories = directories;
    }

    /** The line without its indentation; null if there is no such file or line. */
    @Nullable
    String find(StackTraceElement frame) {
        String file = frame.getFileName();
        if (file == null || frame.getLineNumber() < 1 || directories.isEmpty()) {
            return null;
        }
        int dot = frame.getClassName().lastIndexOf('.');
        String packagePath =
                dot < 0 ? "" : frame.getClassName().substring(0, dot).replace('.', '/');
        for (Path directory : directories) {
            Path source = directory.resolve(packagePath).resolve(file);
            if (Files.isRegularFile(source)) {
                return line(source, frame.getLineNumber());
            }
        }
        return null;
    }

    private static @Nullable String line(Path source, int number) {
        try (Stream<String> lines = Files.lines(source)) {
            return lines.skip(number - 1L)
                    .findFirst()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .orElse(null);
        } catch (IOException | UncheckedIOException e) {
            // Of another charset, or gone: the place is shown all the same.
            return null;
        }
    }
}
