package dev.hotreload.loader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The packages that a jar, or a directory, has classes of. */
public final class JarPackages {
    private static final String VERSIONS = "META-INF/versions/";
    private static final Pattern OF_VERSION = Pattern.compile(VERSIONS + "\\d+/");

    private JarPackages() {}

    /** Their binary names; none if it cannot be read, as of a class path entry that is not there. */
    public static Set<String> of(Path entry) {
        Set<String> packages = new HashSet<>();
        try {
            if (Files.isDirectory(entry)) {
                try (Stream<Path> files = Files.walk(entry)) {
                    files.forEach(file -> add(
                            entry.relativize(file)
                                    .toString()
                                    .replace(file.getFileSystem().getSeparator(), "/"),
                            packages));
                }
            } else if (Files.isRegularFile(entry)) {
                try (ZipFile jar = new ZipFile(entry.toFile())) {
                    jar.stream().forEach(file -> add(file.getName(), packages));
                }
            }
        } catch (IOException | UncheckedIOException unreadable) {
            return Set.of();
        }
        return packages;
    }

    /** The path that a class file of a multi-release jar stands for. */
    public static String withoutVersion(String path) {
        if (!path.startsWith(VERSIONS)) {
            return path;
        }
        return OF_VERSION.matcher(path).lookingAt() ? OF_VERSION.matcher(path).replaceFirst("") : path;
    }

    private static void add(String path, Set<String> packages) {
        String plain = withoutVersion(path);
        if (plain.endsWith(".class") && !plain.equals("module-info.class")) {
            packages.add(plain.substring(0, Math.max(0, plain.lastIndexOf('/'))).replace('/', '.'));
        }
    }
}
