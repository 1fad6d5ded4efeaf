package dev.hotreload.boot;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The live classes whose members are no more those of their first shape: code that a library generates cannot call all
 * of them directly.
 *
 * <p>Safe for use by any thread.
 */
public final class ReshapedClasses {
    private static final Set<Class<?>> CLASSES =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private ReshapedClasses() {}

    /** Adds what a generation reshaped. */
    public static void add(Collection<Class<?>> classes) {
        CLASSES.addAll(classes);
    }

    /** Whether any generation has reshaped it. */
    public static boolean contains(Class<?> type) {
        return CLASSES.contains(type);
    }
}
