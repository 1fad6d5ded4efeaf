package dev.hotreload.handover;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which generation a class belongs to, by its loader. Of a loader that stayed, the last generation counts that has the
 * class.
 *
 * <p>Both loaders and generations are held weakly. Safe for use by any thread.
 */
final class Generations {
    /** The newest first. */
    private final Map<ClassLoader, List<WeakReference<LoaderGeneration>>> byLoader = new WeakHashMap<>();

    synchronized void add(LoaderGeneration generation, Iterable<? extends ClassLoader> loaders) {
        for (ClassLoader loader : loaders) {
            List<WeakReference<LoaderGeneration>> known =
                    byLoader.computeIfAbsent(loader, unknown -> new ArrayList<>());
            known.removeIf(reference -> reference.get() == null);
            known.add(0, new WeakReference<>(generation));
        }
    }

    /** The generation of a class; null if it is the JDK's, or nobody's. */
    @Nullable
    LoaderGeneration of(Class<?> type) {
        ClassLoader loader = loaderOf(type);
        LoaderGeneration newest = null;
        for (LoaderGeneration generation : loader == null ? List.<LoaderGeneration>of() : generations(loader)) {
            if (generation.has(type)) {
                return generation;
            }
            newest = newest == null ? generation : newest;
        }
        return newest;
    }

    /**
     * The application's loader that defined a class, or that is above the one that did, as of classes that the
     * application loads itself; null if there is none.
     */
    @Nullable
    synchronized ClassLoader loaderOf(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        while (loader != null && !byLoader.containsKey(loader)) {
            loader = loader.getParent();
        }
        return loader;
    }

    private synchronized List<LoaderGeneration> generations(ClassLoader loader) {
        List<LoaderGeneration> generations = new ArrayList<>();
        for (WeakReference<LoaderGeneration> reference : byLoader.getOrDefault(loader, List.of())) {
            LoaderGeneration generation = reference.get();
            if (generation != null) {
                generations.add(generation);
            }
        }
        return generations;
    }
}
