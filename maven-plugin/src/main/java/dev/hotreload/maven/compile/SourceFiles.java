package dev.hotreload.maven.compile;

import dev.hotreload.maven.compile.settings.CompilerSettings;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.codehaus.plexus.util.SelectorUtils;
import org.jspecify.annotations.Nullable;

/** The sources of one module that its build compiles. Used by the compiling thread only. */
final class SourceFiles {

    private static final String JAVA = ".java";

    private final Collection<Path> roots;
    private final List<Path> generated;
    private final Predicate<String> isCompiled;
    private final Set<Path> files = new TreeSet<>();
    private final Map<String, Path> byName = new HashMap<>();

    private SourceFiles(Collection<Path> roots, List<Path> generated, Predicate<String> isCompiled) {
        this.roots = roots;
        this.generated = generated;
        this.isCompiled = isCompiled;
    }

    /** Those that javac is given. */
    static SourceFiles of(CompilerSettings settings) {
        return new SourceFiles(
                settings.roots(),
                List.of(settings.generated()),
                path -> path.endsWith(JAVA)
                        && (settings.includes().isEmpty() || matchesAny(settings.includes(), path))
                        && !matchesAny(settings.excludes(), path));
    }

    /** All files, whatever the language. */
    static SourceFiles all(Collection<Path> roots) {
        return new SourceFiles(roots, List.of(), path -> true);
    }

    /** Finds all of them. */
    void scan() throws IOException {
        for (Path root : roots) {
            filesBelow(root).forEach(this::add);
        }
        for (Path directory : generated) {
            for (Path file : filesBelow(directory)) {
                byName.putIfAbsent(relative(directory, file), file);
            }
        }
    }

    /** All files in a directory and below. */
    static Set<Path> filesBelow(Path root) throws IOException {
        Set<Path> found = new TreeSet<>();
        if (Files.isDirectory(root)) {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    found.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return found;
    }

    /** Adds a file if it is a source that is compiled; whether it is. */
    boolean add(Path file) {
        Path root = rootOf(file);
        if (root == null || !isCompiled.test(relative(root, file))) {
            return false;
        }
        files.add(file);
        byName.putIfAbsent(relative(root, file), file);
        return true;
    }

    /** Removes a file; whether it was one of these. */
    boolean remove(Path file) {
        Path root = rootOf(file);
        if (root != null) {
            byName.remove(relative(root, file), file);
        }
        return files.remove(file);
    }

    /** All of them. */
    Set<Path> all() {
        return files;
    }

    /**
     * The source that a class file names, or null if there is none; sources that annotation processors wrote count.
     *
     * @param packageName {@code com/example}
     * @param fileName {@code App.java}
     */
    @Nullable
    Path find(String packageName, String fileName) {
        return byName.get(packageName.isEmpty() ? fileName : packageName + "/" + fileName);
    }

    private @Nullable Path rootOf(Path file) {
        return roots.stream().filter(file::startsWith).findFirst().orElse(null);
    }

    private static String relative(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static boolean matchesAny(List<String> patterns, String path) {
        return patterns.stream().anyMatch(pattern -> SelectorUtils.matchPath(pattern, path, "/", true));
    }
}
