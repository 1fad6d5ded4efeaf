package dev.hotreload.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.file.PathUtils;

/** Makes and removes the directories of cases. */
public final class Directories {

    private Directories() {}

    /** Creates the directory and its parents. */
    public static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the directory with all that is in it, if it exists. */
    public static void delete(Path directory) {
        try {
            if (Files.exists(directory)) {
                PathUtils.deleteDirectory(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
