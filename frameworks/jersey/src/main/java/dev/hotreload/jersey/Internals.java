package dev.hotreload.jersey;

import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * What Jersey keeps in members that are not public and has no API for. A version without them fails with their names.
 */
final class Internals {

    private Internals() {}

    static <T> T get(Object owner, Class<?> declaring, String name, Class<T> type) {
        try {
            Field field = declaring.getDeclaredField(name);
            field.setAccessible(true);
            return type.cast(field.get(owner));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Jersey has no " + declaring.getSimpleName() + "." + name, e);
        }
    }

    static void call(Object owner, Class<?> declaring, String name) {
        try {
            Method method = declaring.getDeclaredMethod(name);
            method.setAccessible(true);
            method.invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Jersey has no " + declaring.getSimpleName() + "." + name, e);
        }
    }
}
