package dev.hotreload.live;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Assignment conversion (JLS §5.2) of the value of a field whose type has changed. */
public final class Conversion {
    private static final MethodHandle CONVERT;

    static {
        try {
            CONVERT = MethodHandles.lookup()
                    .findVirtual(Conversion.class, "convert", MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final MethodHandle old;
    private final Class<?> oldType;
    private final Class<?> type;
    private final @Nullable MethodHandle otherwise;

    private Conversion(MethodHandle old, Class<?> oldType, Class<?> type, @Nullable MethodHandle otherwise) {
        this.old = old;
        this.oldType = oldType;
        this.type = type;
        this.otherwise = otherwise;
    }

    /** {@code (Object)Object}: the converted old value, or what {@code otherwise} gives if it cannot be assigned. */
    static MethodHandle of(MethodHandle old, Class<?> oldType, Class<?> type, @Nullable MethodHandle otherwise) {
        return CONVERT.bindTo(new Conversion(old, oldType, type, otherwise));
    }

    @SuppressWarnings("UnusedMethod") // called through CONVERT
    private @Nullable Object convert(@Nullable Object object) throws Throwable {
        Object value = (Object) old.invoke(object);
        if (isPossible(value, oldType, type)) {
            return convert(value, oldType, type);
        }
        return otherwise == null ? null : (Object) otherwise.invoke(object);
    }

    /** Whether a value of a field can be assigned to one of another type. */
    public static boolean isPossible(@Nullable Object value, Class<?> oldType, Class<?> type) {
        if (value == null) {
            return !type.isPrimitive() && isRelated(oldType, type);
        }
        return type.isInstance(value) || isWidening(unboxed(oldType), type);
    }

    /** The value as that type has it; only where it is possible. */
    public static @Nullable Object convert(@Nullable Object value, Class<?> oldType, Class<?> type) throws Throwable {
        Class<?> unboxed = unboxed(oldType);
        return value != null && isWidening(unboxed, type)
                ? MethodHandles.identity(type)
                        .asType(MethodType.methodType(type, unboxed))
                        .invoke(value)
                : value;
    }

    private static Class<?> unboxed(Class<?> type) {
        return MethodType.methodType(type).unwrap().returnType();
    }

    /** Whether {@code null} says the same in both types: between others it is not a value that was converted. */
    private static boolean isRelated(Class<?> oldType, Class<?> type) {
        return type.isAssignableFrom(oldType) || oldType.isAssignableFrom(type);
    }

    private static boolean isWidening(Class<?> from, Class<?> type) {
        if (!type.isPrimitive() || !from.isPrimitive() || from == void.class) {
            return false;
        }
        try {
            return MethodHandles.identity(type).asType(MethodType.methodType(type, from)) != null;
        } catch (java.lang.invoke.WrongMethodTypeException narrowing) {
            return false;
        }
    }
}
