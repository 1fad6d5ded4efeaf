package dev.hotreload.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A release of a library with its tests, unpacked as a compiler would have left them.
 *
 * @param library its artifact id
 * @param version its version
 * @param classes where its classes and those of its tests are
 */
record Release(String library, String version, Path classes) {

    private static final int SUFFIX = ".class".length();

    /** Unpacks both jars. */
    static Release unpack(Path jars, String library, String version, Path directory) {
        String name = library + "-" + version;
        unpack(jars.resolve(name + ".jar"), directory);
        unpack(jars.resolve(name + "-tests.jar"), directory);
        return new Release(library, version, directory);
    }

    /**
     * The top-level classes whose names say that they are tests.
     *
     * @param leftOut simple names of tests that are not run
     */
    List<String> tests(Set<String> leftOut) {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> path.endsWith("Test.class") && !path.contains("$"))
                    .filter(path -> !path.matches("(.*/)?Abstract[^/]*"))
                    .map(path -> path.substring(0, path.length() - SUFFIX).replace('/', '.'))
                    .filter(name -> !leftOut.contains(name.substring(name.lastIndexOf('.') + 1)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return library + " " + version;
    }

    private static void unpack(Path jar, Path directory) {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (isUnpacked(entry)) {
                    Path target = directory.resolve(entry.getName());
                    Files.createDirectories(target.resolve("..").normalize());
                    try (InputStream content = file.getInputStream(entry)) {
                        Files.write(target, content.readAllBytes());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Descriptions of modules and of the jar are for jars; the library is a directory on the class path. */
    private static boolean isUnpacked(JarEntry entry) {
        return !entry.isDirectory()
                && !entry.getName().startsWith("META-INF/")
                && !entry.getName().equals("module-info.class");
    }
}
