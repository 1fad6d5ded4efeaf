package dev.hotreload.spring.change;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Spring keeps in private members and has no API to change. A member that a version of Spring does not have is an
 * {@link IllegalStateException} that names it.
 */
public final class Internals {

    private Internals() {}

    /** The value of a field. */
    public static Object get(@Nullable Object owner, Class<?> declaring, String field) {
        try {
            Object value = field(declaring, field).get(owner);
            if (value == null) {
                throw new IllegalStateException(declaring.getSimpleName() + "." + field + " is null");
            }
            return value;
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether this version of Spring has a field. */
    public static boolean has(Class<?> declaring, String field) {
        return Arrays.stream(declaring.getDeclaredFields())
                .anyMatch(declared -> declared.getName().equals(field));
    }

    /** Gives a field another value. */
    public static void set(Object owner, Class<?> declaring, String field, @Nullable Object value) {
        try {
            field(declaring, field).set(owner, value);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empties a map or set. */
    public static void clear(@Nullable Object owner, Class<?> declaring, String field) {
        try {
            Object value = field(declaring, field).get(owner);
            if (value instanceof Map<?, ?> map) {
                map.clear();
            } else if (value instanceof Collection<?> collection) {
                collection.clear();
            }
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A map in a field. */
    public static Map<?, ?> map(Object owner, Class<?> declaring, String field) {
        return (Map<?, ?>) get(owner, declaring, field);
    }

    /**
     * Calls a method.
     *
     * @throws RuntimeException what the method throws, if it is one
     */
    public static @Nullable Object call(
            Object owner, Class<?> declaring, String name, Class<?>[] types, @Nullable Object... arguments) {
        try {
            Method method = declaring.getDeclaredMethod(name, types);
            method.setAccessible(true);
            return method.invoke(owner, arguments);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("this Spring has no " + declaring.getSimpleName() + "." + name, e);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Field field(Class<?> declaring, String name) {
        try {
            Field field = declaring.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("this Spring has no " + declaring.getSimpleName() + "." + name, e);
        }
    }
}
