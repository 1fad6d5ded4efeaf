package dev.hotreload.spring.beans;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** Where singletons hold a bean: in their fields, and in lists and maps that are in their fields. */
final class References {
    private final DefaultListableBeanFactory factory;
    private final Set<String> failed = new LinkedHashSet<>();

    References(DefaultListableBeanFactory factory) {
        this.factory = factory;
    }

    /**
     * Replaces an object by another.
     *
     * @return the names of the beans that held it
     */
    Set<String> replace(Object old, Object made) {
        Set<String> holders = new LinkedHashSet<>();
        for (String name : factory.getSingletonNames()) {
            Object bean = factory.getSingleton(name);
            if (bean != null && bean != old && replaceIn(target(bean), old, made)) {
                holders.add(name);
            }
        }
        return holders;
    }

    /** Beans and fields that still hold the old object. */
    Set<String> failed() {
        return failed;
    }

    /** The object that an AOP proxy stands for. */
    static Object target(Object bean) {
        Object target = AopProxyUtils.getSingletonTarget(bean);
        return target == null ? bean : target;
    }

    private boolean replaceIn(Object holder, Object old, Object made) {
        boolean found = false;
        for (Class<?> type = holder.getClass(); isSearched(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
                    found |= replaceIn(holder, field, old, made);
                }
            }
        }
        return found;
    }

    private static boolean isSearched(@Nullable Class<?> type) {
        // The JDK's own fields are closed; a bean of its type holds none of the application's beans.
        return type != null
                && !type.getName().startsWith("java.")
                && !type.getName().startsWith("jdk.");
    }

    private boolean replaceIn(Object holder, Field field, Object old, Object made) {
        Object value = value(holder, field);
        boolean isHolder = value == old || contains(value, old);
        if (isHolder) {
            try {
                if (value == old) {
                    field.set(holder, made);
                } else {
                    replaceIn(holder, field, value, old, made);
                }
            } catch (ReflectiveOperationException | RuntimeException e) {
                failed.add(holder.getClass().getSimpleName() + "." + field.getName());
            }
        }
        return isHolder;
    }

    private static @Nullable Object value(Object holder, Field field) {
        try {
            field.setAccessible(true);
            return field.get(holder);
        } catch (ReflectiveOperationException | RuntimeException closed) {
            // A field of a class in a named module, which holds none of the application's beans.
            return null;
        }
    }

    private static boolean contains(@Nullable Object value, Object old) {
        Collection<?> elements = value instanceof Collection<?> collection
                ? collection
                : value instanceof Map<?, ?> map ? map.values() : List.of();
        try {
            return elements.stream().anyMatch(element -> element == old);
        } catch (RuntimeException changedMeanwhile) {
            // Whoever fills it now gets the new bean.
            return false;
        }
    }

    private static void replaceIn(Object holder, Field field, @Nullable Object container, Object old, Object made)
            throws ReflectiveOperationException {
        if (container instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : List.copyOf(map.entrySet())) {
                if (entry.getValue() == old) {
                    put(map, entry.getKey(), made);
                }
            }
        } else if (container instanceof Collection<?> collection) {
            List<Object> changed = new ArrayList<>();
            collection.forEach(element -> changed.add(element == old ? made : element));
            // One that may be read meanwhile is replaced, not changed.
            field.set(
                    holder, field.getType().isAssignableFrom(ArrayList.class) ? changed : new LinkedHashSet<>(changed));
        }
    }

    @SuppressWarnings("unchecked") // the value that is replaced is of the same type
    private static void put(Map<?, ?> map, Object key, Object value) {
        ((Map<Object, Object>) map).put(key, value);
    }
}
