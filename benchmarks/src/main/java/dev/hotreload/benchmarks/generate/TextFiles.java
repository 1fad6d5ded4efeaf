package dev.hotreload.benchmarks.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the poms and sources of generated projects. */
public final class TextFiles {

    private TextFiles() {}

    /** Writes a file, and the directories that it needs. */
    public static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    /** Writes the pom of a project that Maven runs as users do. */
    public static void writePom(Path directory, String pom) throws IOException {
        write(directory.resolve("pom.xml"), pom);
        // Else Maven took the options of the build around it, which do without C2.
        write(directory.resolve(".mvn/jvm.config"), "");
    }
}
