package dev.hotreload.benchmarks.reload;

import dev.hotreload.benchmarks.generate.ClassFiles;
import dev.hotreload.benchmarks.generate.Sources;
import dev.hotreload.benchmarks.harness.Application;
import dev.hotreload.benchmarks.harness.Jars;
import dev.hotreload.benchmarks.reloaded.ReloadedApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a measured application: its classes, some of which only fill the JVM, and all versions of its subjects.
 *
 * @param directory holds everything
 * @param fillers how many classes are loaded besides
 * @param versions the last version of each subject
 * @param changes what its subjects are changed by
 */
public record ReloadProject(Path directory, int fillers, int versions, List<Change> changes) {

    /** Copies the list. */
    public ReloadProject {
        changes = List.copyOf(changes);
    }

    /** Writes and compiles everything. */
    public void generate() throws IOException {
        ClassFiles.delete(directory);
        Sources sources = new Sources();
        for (int i = 0; i < fillers; i++) {
            sources.add("filler.Filler" + i, filler(i));
        }
        sources.compile(classes());
        ClassFiles.copyPackage(ReloadedApplication.class, Jars.location(ReloadedApplication.class), classes());
        for (Change change : changes) {
            for (int version = 0; version <= versions; version++) {
                change.sources(version).compile(version(change, version));
            }
        }
    }

    /** Takes the subjects back to their first versions. */
    void reset() throws IOException {
        Path target = Files.createDirectories(classes().resolve(Change.PACKAGE));
        for (Change change : changes) {
            try (Stream<Path> files = Files.list(version(change, 0).resolve(Change.PACKAGE))) {
                for (Path file : files.toList()) {
                    Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    Application application() {
        return new Application(ReloadedApplication.class.getName(), classes(), List.of());
    }

    Path classes() {
        return directory.resolve("classes");
    }

    Path allVersions() {
        return directory.resolve("versions");
    }

    private Path version(Change change, int version) {
        return allVersions().resolve(change.name()).resolve(Integer.toString(version));
    }

    private static String filler(int number) {
        return """
                package filler;

                public class Filler%1$d {
                    private final int number = %1$d;

                    public int number() {
                        return number;
                    }

                    @Override
                    public String toString() {
                        return "filler " + number;
                    }
                }
                """.formatted(number);
    }
}
