package dev.hotreload.generated;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What ByteBuddy's descriptions of types have read of classes: they keep it in transient fields, and read it again if
 * these are null.
 */
final class ReadDescriptions {
    private final String root;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();

    private ReadDescriptions(String root) {
        this.root = root;
    }

    /**
     * Forgets it in everything that {@code owner} refers to.
     *
     * @param root the package of ByteBuddy's classes; other objects are not looked into
     */
    static void forget(Object owner, String root) throws IllegalAccessException {
        ReadDescriptions descriptions = new ReadDescriptions(root);
        descriptions.add(owner);
        while (!descriptions.open.isEmpty()) {
            descriptions.look(descriptions.open.pop());
        }
    }

    private void add(@Nullable Object value) {
        if (value instanceof Object[] array) {
            Arrays.stream(array).forEach(this::add);
        } else if (value instanceof Collection<?> all && isOfJdk(value)) {
            all.forEach(this::add);
        } else if (value instanceof Map<?, ?> map && isOfJdk(value)) {
            map.keySet().forEach(this::add);
            map.values().forEach(this::add);
        } else if (value != null && value.getClass().getName().startsWith(root) && seen.add(value)) {
            open.push(value);
        }
    }

    private static boolean isOfJdk(Object value) {
        return value.getClass().getName().startsWith("java.util.");
    }

    private void look(Object owner) throws IllegalAccessException {
        for (Class<?> type = owner.getClass(); type.getName().startsWith(root); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    if (Modifier.isTransient(field.getModifiers()) && field.isSynthetic()) {
                        field.set(owner, null);
                    } else {
                        add(field.get(owner));
                    }
                }
            }
        }
    }
}
