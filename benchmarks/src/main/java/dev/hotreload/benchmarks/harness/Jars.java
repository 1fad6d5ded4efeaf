package dev.hotreload.benchmarks.harness;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/** Finds the jars of this process's class path. */
public final class Jars {
    private Jars() {}

    /**
     * The jar that holds {@code type}.
     *
     * @throws IllegalStateException if it is in no jar
     */
    public static Path of(Class<?> type) {
        Path location = location(type);
        if (Files.isDirectory(location)) {
            throw new IllegalStateException(type.getName() + " comes from the directory " + location
                    + ", but a jar is needed. Run the benchmarks as docs/benchmarks.md says.");
        }
        return location;
    }

    /** The jar or directory that holds {@code type}. */
    public static Path location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new IllegalStateException(type.getName() + " has no code source");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(type.getName() + " has a malformed code source: " + source, e);
        }
    }
}
