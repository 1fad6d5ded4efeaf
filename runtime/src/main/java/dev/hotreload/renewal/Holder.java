package dev.hotreload.renewal;

import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoaders;
import java.util.Arrays;
import java.util.Optional;

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
        Going goes = Going.between(ended, running);
        ObjectGraph graph = new ObjectGraph(fields, LIMIT);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            graph.from("thread \"" + thread.getName() + "\"", thread);
        }
        Arrays.stream(loaded)
                .filter(type -> !goes.type(type) && !type.isArray() && isInitialised(type))
                .forEach(type -> fields.namedStatics(type)
                        .forEach((name, value) -> graph.from(type.getName() + "." + name, value)));
        Object found = graph.find(goes::object);
        return found == null
                ? Optional.empty()
                : Optional.of(graph.path(found) + ", of " + found.getClass().getName());
    }

    private boolean isInitialised(Class<?> type) {
        try {
            return lookup.isInitialised(type);
        } catch (Throwable e) {
            throw new LinkageError("hotreload: whether " + type + " is initialised", e);
        }
    }
}
