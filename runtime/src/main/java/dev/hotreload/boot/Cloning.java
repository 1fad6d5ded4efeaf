package dev.hotreload.boot;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Stands behind every {@code super.clone()} of the application's classes: {@code Object.clone} copies the prepared field, so
 * that the clone would share the values of added fields with the object.
 */
public final class Cloning {
    private static volatile @Nullable UnaryOperator<Object> separation;

    private Cloning() {}

    /** Installs the engine's way to give a clone values of its own; not needed before the first field is added. */
    public static void install(UnaryOperator<Object> engine) {
        separation = engine;
    }

    /** The clone, with values of its own for its added fields. */
    public static @Nullable Object cloned(@Nullable Object clone) {
        UnaryOperator<Object> engine = separation;
        return engine == null || clone == null ? clone : engine.apply(clone);
    }
}
