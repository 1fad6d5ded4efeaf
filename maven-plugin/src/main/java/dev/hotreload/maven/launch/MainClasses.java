package dev.hotreload.maven.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/**
 * Finds the classes of a module that the {@code java} launcher could start.
 *
 * <p>Class files are read, no class is loaded. A {@code main} that a class only inherits is not found.
 */
public final class MainClasses {

    /** The first JDK that starts classes with an instance {@code main} or one without parameter (JEP 512). */
    private static final int FIRST_WITH_INSTANCE_MAIN = 25;

    private final boolean instanceMain;

    /**
     * @param jdkFeature the feature version of the JDK that runs the application
     */
    public MainClasses(int jdkFeature) {
        instanceMain = jdkFeature >= FIRST_WITH_INSTANCE_MAIN;
    }

    /**
     * The binary names of all startable classes under a directory, sorted.
     *
     * @param classes an output directory; it may be missing
     * @throws IOException if a class file cannot be read
     */
    public List<String> in(Path classes) throws IOException {
        return in(classes, file -> true);
    }

    /**
     * The same, but only those that are newer than their Java source, so that the next build does not change them.
     *
     * @param sourceRoots where the sources are
     * @throws IOException if a class file cannot be read
     */
    public List<String> upToDateIn(Path classes, List<Path> sourceRoots) throws IOException {
        return in(classes, file -> isUpToDate(classes.relativize(file).toString(), file, sourceRoots));
    }

    private List<String> in(Path classes, Predicate<Path> condition) throws IOException {
        if (!Files.isDirectory(classes)) {
            return List.of();
        }
        TreeSet<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    (Iterable<Path>) files.filter(MainClasses::isClassFile).filter(condition)::iterator) {
                startable(file).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    private static boolean isUpToDate(String relative, Path file, List<Path> sourceRoots) {
        String source = relative.replaceFirst("(\\$.*)?\\.class$", ".java");
        return sourceRoots.stream()
                .map(root -> root.resolve(source))
                .filter(Files::exists)
                .anyMatch(
                        found -> found.toFile().lastModified() <= file.toFile().lastModified());
    }

    private static boolean isClassFile(Path file) {
        return file.toString().endsWith(".class");
    }

    private Optional<String> startable(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            MainMethodVisitor visitor = new MainMethodVisitor(instanceMain);
            new ClassReader(content)
                    .accept(visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return visitor.startableClass();
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            // Not a class file, or one for a JVM that does not exist yet: no JDK of today can start it.
            return Optional.empty();
        }
    }
}
