package dev.hotreload.reload;

import dev.hotreload.content.ModuleContent;
import dev.hotreload.watch.FileChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Files of refused change sets: they join the next set of their module, unless they were taken back meanwhile.
 *
 * <p>Used by the applying thread only.
 */
final class PendingFiles {
    private final Map<ModuleContent, Set<String>> refused = new HashMap<>();

    /** Remembers the class files of a set that was not applied. */
    void keep(ModuleContent module, FileChanges changes) {
        Set<String> paths = new HashSet<>(changes.classFiles().keySet());
        paths.addAll(changes.deletedClassFiles());
        refused.put(module, paths);
    }

    /** Whether class files of this module wait for its next set. */
    boolean isKept(ModuleContent module) {
        return refused.containsKey(module);
    }

    /** {@code changes}, with what was refused before and still stands. */
    FileChanges with(ModuleContent module, FileChanges changes) {
        Set<String> paths = refused.remove(module);
        if (paths == null) {
            return changes;
        }
        Map<String, byte[]> classFiles = new HashMap<>(changes.classFiles());
        Set<String> deleted = new HashSet<>(changes.deletedClassFiles());
        for (String path : paths) {
            if (!classFiles.containsKey(path) && !deleted.contains(path)) {
                add(module, path, classFiles, deleted);
            }
        }
        return new FileChanges(classFiles, deleted, changes.resources(), changes.detectedNanos());
    }

    private static void add(ModuleContent module, String path, Map<String, byte[]> classFiles, Set<String> deleted) {
        Path file = module.module().classes().resolve(path);
        try {
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : null;
            if (bytes == null && module.classFiles().contains(path)) {
                deleted.add(path);
            } else if (bytes != null && !module.isLive(path, bytes)) {
                classFiles.put(path, bytes);
            }
        } catch (IOException unreadable) {
            // It is being written again; the watcher will bring it.
            classFiles.remove(path);
        }
    }
}
