package dev.hotreload.renewal;

import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoaders;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what keeps a generation that has ended in memory: the path to one of its objects. Used by one thread. */
final class Holder {
    /** Each takes some 100 bytes while this looks. */
    private static final int LIMIT = 1_000_000;

    private final JdkFields fields;
    private final TrustedLookup lookup;
    private final Class<?>[] loaded;

    /** @param loaded all classes that the JVM has */
    Holder(JdkFields fields, TrustedLookup lookup, Class<?>[] loaded) {
        this.fields = fields;
        this.lookup = lookup;
        this.loaded = loaded.clone();
    }

    /**
     * The path from a static field or a thread to an object of a class of these loaders, such as {@code
     * com.acme.Registry.all[3].listener}; empty if there is none among the objects that were looked at.
     */
    Optional<String> of(ApplicationLoaders ended, ApplicationLoaders running) {
        ObjectGraph graph = new ObjectGraph(fields, LIMIT);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            graph.from("thread \"" + thread.getName() + "\"", thread);
        }
        Arrays.stream(loaded)
                .filter(type -> !isOf(type.getClassLoader(), ended, running) && !type.isArray() && isInitialised(type))
                .forEach(type -> fields.namedStatics(type)
                        .forEach((name, value) -> graph.from(type.getName() + "." + name, value)));
        Object found = graph.find(object -> isOf(loaderOf(object), ended, running));
        return found == null
                ? Optional.empty()
                : Optional.of(graph.path(found) + ", of " + found.getClass().getName());
    }

    private static boolean isOf(@Nullable ClassLoader loader, ApplicationLoaders ended, ApplicationLoaders running) {
        return StayingCode.isBelow(loader, each -> ended.isOwn(each) && !running.isOwn(each));
    }

    private static @Nullable ClassLoader loaderOf(Object object) {
        return object instanceof ClassLoader loader
                ? loader
                : object instanceof Class<?> type
                        ? type.getClassLoader()
                        : object.getClass().getClassLoader();
    }

    private boolean isInitialised(Class<?> type) {
        try {
            return lookup.isInitialised(type);
        } catch (Throwable e) {
            throw new LinkageError("hotreload: whether " + type + " is initialised", e);
        }
    }
}
