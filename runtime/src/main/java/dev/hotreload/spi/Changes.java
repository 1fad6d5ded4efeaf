package dev.hotreload.spi;

import java.util.List;
import java.util.Set;

/**
 * What one generation changes.
 *
 * @param types the classes that were changed, added or removed, in no particular order
 * @param resources paths, below the module's output directory and with {@code /}, of other files that changed
 */
public record Changes(List<ChangedType> types, Set<String> resources) {

    /**
     * Copies the collections, so that changes never change.
     *
     * @param types the classes
     * @param resources the other files
     */
    public Changes {
        types = List.copyOf(types);
        resources = Set.copyOf(resources);
    }
}
