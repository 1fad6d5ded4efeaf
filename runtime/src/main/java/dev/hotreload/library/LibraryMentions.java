package dev.hotreload.library;

import dev.hotreload.classfile.ConstantTexts;
import dev.hotreload.classfile.WantedNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Which packages and classes a jar mentions: in its class files, and in its other files, from which it may take names
 * of classes to look for.
 */
final class LibraryMentions {
    /** Nobody lists classes in a larger file; it is a model, a font, a table. */
    private static final long LARGEST = 1_000_000;

    private final WantedNames wanted;
    private final Set<String> found = new HashSet<>();
    private final ConstantTexts texts = new ConstantTexts();

    private LibraryMentions(WantedNames wanted) {
        this.wanted = wanted;
    }

    /**
     * Those among {@code wanted} (internal names) that are mentioned; all of them if the jar cannot be read, or is
     * none.
     *
     * @param enough as soon as one of these is found, others need not be
     */
    static Set<String> of(Path jar, WantedNames wanted, Set<String> enough) {
        if (!Files.exists(jar)) {
            return Set.of();
        }
        LibraryMentions mentions = new LibraryMentions(wanted);
        try (ZipFile file = new ZipFile(jar.toFile())) {
            int size = 0;
            for (Enumeration<? extends ZipEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                mentions.add(file, entries.nextElement());
                if (mentions.found.size() > size) {
                    size = mentions.found.size();
                    if (!Collections.disjoint(mentions.found, enough)) {
                        break;
                    }
                }
            }
        } catch (IOException unreadable) {
            return wanted.names();
        }
        return mentions.found;
    }

    private void add(ZipFile file, ZipEntry entry) throws IOException {
        if (!entry.getName().endsWith(".class")) {
            if (!entry.isDirectory() && entry.getSize() <= LARGEST) {
                addText(file, entry);
            }
            return;
        }
        try (InputStream in = file.getInputStream(entry)) {
            texts.read(in, (bytes, start, end) -> wanted.addTo(found, bytes, start, end));
        } catch (IllegalArgumentException newer) {
            // Of a Java version that nobody here can read, such as under META-INF/versions.
            addText(file, entry);
        }
    }

    private void addText(ZipFile file, ZipEntry entry) throws IOException {
        try (InputStream in = file.getInputStream(entry)) {
            byte[] text = in.readAllBytes();
            wanted.addTo(found, text, 0, text.length);
        }
    }
}
