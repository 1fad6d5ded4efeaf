package dev.hotreload.reload;

import dev.hotreload.loader.ApplicationLoaders;
import java.util.function.Supplier;

/** Holds what is current. Safe for use by any thread. */
final class CurrentGeneration implements Supplier<Generation> {
    private final ApplicationLoaders loaders;
    private volatile Generation generation;

    CurrentGeneration(ApplicationLoaders loaders, Generation first) {
        this.loaders = loaders;
        this.generation = first;
    }

    @Override
    public Generation get() {
        return generation;
    }

    /** Makes a generation the current one. */
    void set(Generation next) {
        loaders.name(next.names().classes());
        generation = next;
    }
}
