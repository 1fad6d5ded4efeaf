package dev.hotreload.benchmarks.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Copies compiled classes of this module into an application's module. */
public final class ClassFiles {
    private ClassFiles() {}

    /** Copies the package of {@code type} from {@code origin}, a directory of classes, into {@code target}. */
    public static void copyPackage(Class<?> type, Path origin, Path target) throws IOException {
        Path folder = Path.of(type.getPackageName().replace('.', '/'));
        Files.createDirectories(target.resolve(folder));
        try (Stream<Path> files = Files.list(origin.resolve(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, target.resolve(folder).resolve(file.getFileName()));
            }
        }
    }

    /** Deletes {@code directory} and all that is in it, if it exists. */
    public static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
