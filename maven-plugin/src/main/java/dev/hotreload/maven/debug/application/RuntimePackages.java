package dev.hotreload.maven.debug.application;

import dev.hotreload.launch.LaunchDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The packages of the runtime that an application's JVM runs, read from the jar that it gets, so that none is missing.
 *
 * <p>Without {@code dev.hotreload.api}, which applications call as any other library. Classes of other packages beneath
 * {@code dev.hotreload} are an application's. Immutable.
 */
final class RuntimePackages {

    private static final String ROOT = "dev/hotreload";
    private static final String API = "api";

    private static final List<String> NAMES = read();

    private RuntimePackages() {}

    /**
     * The names of the packages right below {@code dev.hotreload}, such as {@code link}; each may have packages below
     * it.
     */
    static List<String> names() {
        return NAMES;
    }

    private static List<String> read() {
        try {
            Path classes = Path.of(LaunchDescription.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(classes)) {
                return directories(classes.resolve(ROOT));
            }
            try (FileSystem jar = FileSystems.newFileSystem(classes)) {
                return directories(jar.getPath(ROOT));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the runtime is no file", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> directories(Path root) throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString().replace("/", ""))
                    .filter(name -> !name.equals(API))
                    .sorted()
                    .toList();
        }
    }
}
