package dev.hotreload.vertx;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Vert.x has no API for. A version without it fails with the member's name. */
final class Internals {

    private Internals() {}

    /** Whether there is a method without parameters. */
    static boolean has(Object owner, String method) {
        return Arrays.stream(owner.getClass().getMethods())
                .anyMatch(found -> found.getName().equals(method) && found.getParameterCount() == 0);
    }

    /** What a method answers that always has something. */
    static Object called(Object owner, String method) {
        return Objects.requireNonNull(call(owner, method), method);
    }

    static @Nullable Object call(Object owner, String method, String... arguments) {
        Class<?>[] parameters = new Class<?>[arguments.length];
        Arrays.fill(parameters, String.class);
        try {
            Method found = owner.getClass().getMethod(method, parameters);
            // The class that has it may be seen in its own package only.
            found.setAccessible(true);
            return found.invoke(owner, (Object[]) arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw missing(owner, method, e);
        }
    }

    static @Nullable Object get(Object owner, String name) {
        try {
            Field field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(owner);
        } catch (ReflectiveOperationException e) {
            throw missing(owner, name, e);
        }
    }

    private static IllegalStateException missing(Object owner, String member, ReflectiveOperationException e) {
        return new IllegalStateException(
                "this Vert.x has no " + owner.getClass().getSimpleName() + "." + member, e);
    }
}
