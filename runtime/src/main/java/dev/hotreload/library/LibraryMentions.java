package dev.hotreload.library;

import dev.hotreload.classfile.PackageMentions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Which packages and classes a jar mentions: in its class files, and in its other files, from which it may take names of
 * classes to look for.
 */
final class LibraryMentions {
    /** Nobody lists classes in a larger file; it is a model, a font, a table. */
    private static final long LARGEST = 1_000_000;

    private LibraryMentions() {}

    /**
     * Those among {@code wanted} (internal names) that are mentioned; all of them if the jar cannot be read, or is none.
     */
    static Set<String> of(Path jar, Set<String> wanted) {
        if (!Files.exists(jar)) {
            return Set.of();
        }
        Set<String> found = new HashSet<>();
        try (ZipFile file = new ZipFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = file.entries();
                    entries.hasMoreElements() && found.size() < wanted.size(); ) {
                ZipEntry entry = entries.nextElement();
                boolean isClass = entry.getName().endsWith(".class");
                if (isClass || (!entry.isDirectory() && entry.getSize() <= LARGEST)) {
                    try (InputStream in = file.getInputStream(entry)) {
                        add(in.readAllBytes(), isClass, wanted, found);
                    }
                }
            }
        } catch (IOException unreadable) {
            return wanted;
        }
        return found;
    }

    private static void add(byte[] bytes, boolean isClass, Set<String> wanted, Set<String> found) {
        if (!isClass) {
            PackageMentions.addTo(found, new String(bytes, StandardCharsets.ISO_8859_1), wanted);
            return;
        }
        try {
            PackageMentions.addTo(found, bytes, wanted);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException newer) {
            // Of a Java version that nobody here can read, such as under META-INF/versions.
            PackageMentions.addTo(found, new String(bytes, StandardCharsets.ISO_8859_1), wanted);
        }
    }
}
