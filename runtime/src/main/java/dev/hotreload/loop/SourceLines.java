package dev.hotreload.loop;

import dev.hotreload.content.ModuleContent;
import dev.hotreload.message.LoopTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the program's sources, read when they are shown.
 *
 * <p>They are those of what is on disk. After an undo, or while a patch is live, other code runs; then there is no line
 * to show, and that is said.
 */
final class SourceLines {
    private final List<Path> directories;
    private final List<ModuleContent> modules;

    /**
     * @param directories where the sources' packages begin
     * @param modules what runs
     */
    SourceLines(List<Path> directories, List<ModuleContent> modules) {
        this.directories = directories;
        this.modules = modules;
    }

    /** The line without its indentation, or why it is not shown; null if there is no such file or line. */
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
                return isOnDisk(frame.getClassName().replace('.', '/'))
                        ? line(source, frame.getLineNumber())
                        : LoopTexts.otherSource();
            }
        }
        return null;
    }

    /** Whether what runs of a class is what its class file has, and so its source. */
    private boolean isOnDisk(String internalName) {
        for (ModuleContent module : modules) {
            byte[] live = module.find(internalName);
            if (live != null) {
                Path file = module.module().classes().resolve(ModuleContent.pathOf(internalName));
                try {
                    return Arrays.equals(live, Files.readAllBytes(file));
                } catch (IOException e) {
                    // It is gone, and what is there may be anything.
                    return false;
                }
            }
        }
        // A nested class that has another name on disk; where it is, its outermost class tells as well.
        int dollar = internalName.indexOf('$');
        return dollar < 0 || isOnDisk(internalName.substring(0, dollar));
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
