package dev.hotreload.api;

import java.util.List;

/**
 * A change set that has become current.
 *
 * @param generation its number, from 1
 * @param module the artifact id of the module that changed
 * @param classes binary names of the classes that changed, were added or were deleted
 * @param resources paths, below the module's output directory, of files that changed and are no class files
 */
public record Reload(int generation, String module, List<String> classes, List<String> resources) {

    /**
     * Copies the lists, so that a reload never changes.
     *
     * @param generation its number
     * @param module the module that changed
     * @param classes the classes that changed
     * @param resources the other files that changed
     */
    public Reload {
        classes = List.copyOf(classes);
        resources = List.copyOf(resources);
    }
}
