package dev.hotreload.watch;

import java.util.Map;
import java.util.Set;

/**
 * The files of one module that changed together.
 *
 * <p>Paths are relative to the module's output directory, with {@code /} between their parts. Class files come with
 * their content, complete and well-formed as class files; of resources only the path is known.
 *
 * @param classFiles path to content of each class file that was added or whose content differs from the live one
 * @param deletedClassFiles class files that are live and no longer exist
 * @param resources other files that were added, changed or deleted
 * @param detectedNanos {@link System#nanoTime()} when the first of these changes was noticed
 */
public record FileChanges(
        Map<String, byte[]> classFiles, Set<String> deletedClassFiles, Set<String> resources, long detectedNanos) {

    /** Copies the collections, so that changes never change. */
    public FileChanges {
        classFiles = Map.copyOf(classFiles);
        deletedClassFiles = Set.copyOf(deletedClassFiles);
        resources = Set.copyOf(resources);
    }

    /** Whether nothing changed. */
    public boolean isEmpty() {
        return classFiles.isEmpty() && deletedClassFiles.isEmpty() && resources.isEmpty();
    }
}
