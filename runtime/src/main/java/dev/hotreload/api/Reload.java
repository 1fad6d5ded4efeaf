package dev.hotreload.api;

import java.util.List;

/**
 * One reload: what changed, and is now live.
 *
 * @param generation its number, from 1
 * @param modules the artifact ids of the modules that changed, in class path order
 * @param classes binary names of the classes that changed, were added or were deleted
 * @param resources paths, below the module's output directory, of files that changed and are no class files
 */
public record Reload(int generation, List<String> modules, List<String> classes, List<String> resources) {

    /**
     * Copies the lists, so that a reload never changes.
     *
     * @param generation its number
     * @param modules the modules that changed
     * @param classes the classes that changed
     * @param resources the other files that changed
     */
    public Reload {
        modules = List.copyOf(modules);
        classes = List.copyOf(classes);
        resources = List.copyOf(resources);
    }
}
