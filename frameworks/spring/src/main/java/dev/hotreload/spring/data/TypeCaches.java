package dev.hotreload.spring.data;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.ConcurrentLruCache;

/** What Spring Data keeps about the properties of classes, in static fields. */
final class TypeCaches {
    /** Their packages depend on the version. */
    private static final List<String> CLASSES = List.of(
            "org.springframework.data.core.ClassTypeInformation",
            "org.springframework.data.core.SimplePropertyPath",
            "org.springframework.data.core.TypeDiscoverer",
            "org.springframework.data.mapping.PropertyPath",
            "org.springframework.data.repository.query.ReturnedType",
            "org.springframework.data.util.ClassTypeInformation",
            "org.springframework.data.util.TypeDiscoverer");

    private TypeCaches() {}

    /** Empties them; they are filled again when somebody asks. */
    static void forget(@Nullable ClassLoader loader) {
        for (String name : CLASSES) {
            if (ClassUtils.isPresent(name, loader)) {
                for (Field field : ClassUtils.resolveClassName(name, loader).getDeclaredFields()) {
                    if (Modifier.isStatic(field.getModifiers())) {
                        clear(field);
                    }
                }
            }
        }
    }

    private static void clear(Field field) {
        try {
            field.setAccessible(true);
            Object value = field.get(null);
            if (value instanceof ConcurrentLruCache<?, ?> cache) {
                cache.clear();
            } else if (value instanceof Map<?, ?> map && !map.isEmpty()) {
                map.clear();
            }
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
