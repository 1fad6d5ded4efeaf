package dev.hotreload.live;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Assignment conversion (JLS §5.2) of the value of a field whose type has changed. */
final class Conversion {
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
        Class<?> unboxed = MethodType.methodType(oldType).unwrap().returnType();
        if (value != null && isWidening(unboxed)) {
            return MethodHandles.identity(type)
                    .asType(MethodType.methodType(type, unboxed))
                    .invoke(value);
        } else if (!type.isPrimitive() && (value == null ? isRelated() : type.isInstance(value))) {
            return value;
        }
        return otherwise == null ? null : (Object) otherwise.invoke(object);
    }

    /** Whether {@code null} says the same in both types: between others it is not a value that was converted. */
    private boolean isRelated() {
        return type.isAssignableFrom(oldType) || oldType.isAssignableFrom(type);
    }

    private boolean isWidening(Class<?> from) {
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
