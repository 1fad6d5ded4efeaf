package dev.hotreload.maven.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/** Looks for one class on a class path, without loading it. */
public final class ClassFileSearch {

    private ClassFileSearch() {}

    /** Whether a class path has the class file of a binary name. */
    public static boolean contains(List<Path> classPath, String binaryName) {
        String path = binaryName.replace('.', '/') + ".class";
        return classPath.stream().anyMatch(entry -> contains(entry, path));
    }

    private static boolean contains(Path entry, String path) {
        if (Files.isDirectory(entry)) {
            return Files.isRegularFile(entry.resolve(path));
        }
        try (JarFile jar = new JarFile(entry.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
            return jar.getJarEntry(path) != null;
        } catch (IOException e) {
            // The JVM skips an entry of the class path that is no jar, and so does this search.
            return false;
        }
    }
}
