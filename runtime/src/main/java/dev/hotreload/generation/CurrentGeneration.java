package dev.hotreload.generation;

import dev.hotreload.content.ClassNames;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Holds what is current. Safe for use by any thread. */
public final class CurrentGeneration implements Supplier<Generation> {
    private final Consumer<ClassNames> names;
    private volatile Generation generation;

    /** @param names told under which names the class files of each generation live, before it is current */
    public CurrentGeneration(Consumer<ClassNames> names, Generation first) {
        this.names = names;
        this.generation = first;
    }

    @Override
    public Generation get() {
        return generation;
    }

    /** Makes a generation the current one. */
    public void set(Generation next) {
        names.accept(next.names().classes());
        generation = next;
    }
}
