package dev.hotreload.spring.keep;

import dev.hotreload.spi.Inherited;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.Cache;
import org.springframework.cache.Cache.ValueWrapper;
import org.springframework.cache.CacheManager;

/**
 * What is in the caches of a cache manager, in maps of the JDK. The manager itself cannot be kept: it deserialises with
 * the class loader of its context ({@code ConcurrentMapCacheManager.serialization.deserializer.classLoader}).
 */
final class CacheContents {

    private CacheContents() {}

    /**
     * By the name of the cache; empty if there is a cache that does not tell what is in it, such as that of a server.
     */
    static Optional<Map<String, Map<Object, Object>>> of(CacheManager manager) {
        Map<String, Map<Object, Object>> all = new HashMap<>();
        for (String name : manager.getCacheNames()) {
            Cache cache = manager.getCache(name);
            if (cache != null) {
                Optional<Map<?, ?>> entries = entries(cache.getNativeCache());
                if (entries.isEmpty()) {
                    return Optional.empty();
                }
                all.put(name, values(cache, entries.get()));
            }
        }
        return Optional.of(all);
    }

    /** Through the cache, which may hold its values in another form. */
    private static Map<Object, Object> values(Cache cache, Map<?, ?> entries) {
        Map<Object, Object> values = new HashMap<>();
        for (Object key : List.copyOf(entries.keySet())) {
            ValueWrapper value = cache.get(key);
            if (value != null) {
                values.put(key, value.get());
            }
        }
        return values;
    }

    /** The map that a cache is, or that it shows with {@code asMap()}, as those of Caffeine do. */
    private static Optional<Map<?, ?>> entries(Object cache) {
        if (cache instanceof Map<?, ?> map) {
            return Optional.of(map);
        }
        try {
            Method shown = published(cache.getClass());
            return shown != null && shown.invoke(cache) instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
        } catch (IllegalAccessException | InvocationTargetException e) {
            // It does not tell, as others have no such method.
            return Optional.empty();
        }
    }

    /** The class need not be public, the interface is. */
    private static @Nullable Method published(@Nullable Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> declared : each.getInterfaces()) {
                for (Method method : declared.getMethods()) {
                    if (method.getName().equals("asMap") && method.getParameterCount() == 0) {
                        return method;
                    }
                }
            }
        }
        return null;
    }

    /** Puts them into the caches of another manager. */
    static void fill(CacheManager manager, String name, Map<?, ?> contents, Inherited inherited) {
        for (Map.Entry<?, ?> entry : contents.entrySet()) {
            Cache cache = manager.getCache(String.valueOf(entry.getKey()));
            if (cache == null) {
                inherited.note("the cache " + entry.getKey() + " is empty: " + name + " has no such cache any more");
            } else if (entry.getValue() instanceof Map<?, ?> values) {
                try {
                    for (Map.Entry<?, ?> value : values.entrySet()) {
                        cache.put(value.getKey(), value.getValue());
                    }
                } catch (RuntimeException e) {
                    inherited.note("the cache " + entry.getKey() + " does not have all that was in it (" + e + ")");
                }
            }
        }
    }
}
