package dev.hotreload.handover;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which generation a class belongs to, by its loader. Of a loader that stayed, the last generation counts.
 *
 * <p>Both loaders and generations are held weakly. Safe for use by any thread.
 */
final class Generations {
    private final Map<ClassLoader, WeakReference<LoaderGeneration>> byLoader = new WeakHashMap<>();

    synchronized void add(LoaderGeneration generation, Iterable<? extends ClassLoader> loaders) {
        for (ClassLoader loader : loaders) {
            byLoader.put(loader, new WeakReference<>(generation));
        }
    }

    /** The generation of a class; null if it is the JDK's, or nobody's. */
    @Nullable
    LoaderGeneration of(Class<?> type) {
        ClassLoader loader = loaderOf(type);
        return loader == null ? null : generation(loader);
    }

    /**
     * The application's loader that defined a class, or that is above the one that did, as of classes that the application
     * loads itself; null if there is none.
     */
    @Nullable
    synchronized ClassLoader loaderOf(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        while (loader != null && !byLoader.containsKey(loader)) {
            loader = loader.getParent();
        }
        return loader;
    }

    private synchronized @Nullable LoaderGeneration generation(ClassLoader loader) {
        WeakReference<LoaderGeneration> found = byLoader.get(loader);
        return found == null ? null : found.get();
    }
}
