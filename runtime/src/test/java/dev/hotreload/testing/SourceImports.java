package dev.hotreload.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which of our packages a module's sources import.
 *
 * <p>Class files do not tell of a package from which only constants come: the compiler copies their values (JLS §13.1).
 */
public final class SourceImports {
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?(dev\\.hotreload(?:\\.[a-z]\\w*)*)\\.[A-Z*]", Pattern.MULTILINE);

    private SourceImports() {}

    /** The packages, each with the others of ours that it imports from. */
    public static Map<String, Set<String>> of(Path sources) throws IOException {
        Map<String, Set<String>> imports = new TreeMap<>();
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                Path directory = sources.relativize(Objects.requireNonNull(file.getParent()));
                String name = directory.toString().replace(file.getFileSystem().getSeparator(), ".");
                Set<String> imported = imports.computeIfAbsent(name, unused -> new TreeSet<>());
                Matcher matcher = IMPORT.matcher(text(file));
                while (matcher.find()) {
                    imported.add(matcher.group(1));
                }
                imported.remove(name);
            });
        }
        return imports;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
