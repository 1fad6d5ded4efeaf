package dev.hotreload.boot;

import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Stands behind every {@code super.clone()} of the application's classes: {@code Object.clone} copies the prepared
 * field, so that the clone would share the values of added fields with the object.
 *
 * <p>Called by the application's threads.
 */
public final class Cloning {
    private static volatile @Nullable BinaryOperator<Object> separation;

    private Cloning() {}

    /**
     * Installs the engine's way to give a clone values of its own, {@code (object, clone)clone}; not needed before the
     * first field is added.
     */
    public static void install(BinaryOperator<Object> engine) {
        separation = engine;
    }

    /** The clone, with values of its own for its added fields. */
    public static @Nullable Object cloned(Object object, @Nullable Object clone) {
        BinaryOperator<Object> engine = separation;
        return engine == null || clone == null ? clone : engine.apply(object, clone);
    }
}
