package dev.hotreload.groovy;

import java.lang.reflect.Field;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The classes that Groovy makes when a closure or a map stands for an object of a class or trait; those made from now
 * on have the methods that the class has now.
 *
 * <p>Called by the engine; holds the lock of Groovy's cache, which Groovy's threads take, too.
 */
final class Adapters {
    /** As many as Groovy keeps unless told otherwise. */
    private static final int CAPACITY = 64;

    private final Class<?> generator;

    /** @param generator {@code ProxyGenerator} */
    Adapters(Class<?> generator) {
        this.generator = generator;
    }

    void forget() throws ReflectiveOperationException {
        Object instance = Groovy.field(generator, "INSTANCE").get(null);
        Field field = Groovy.field(generator, "adapterCache");
        @Nullable Object cache = field.get(instance);
        if (cache instanceof Map<?, ?> map) {
            synchronized (map) {
                map.clear();
            }
        } else if (cache != null) {
            // Until Groovy 4, it is one of its own that cannot be emptied.
            field.set(instance, cache.getClass().getConstructor(int.class).newInstance(CAPACITY));
        }
    }
}
