package dev.hotreload.handover;

import dev.hotreload.message.HandoverTexts;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * What only the JVM's own code may do: make objects without a constructor, read and write every field, and see the
 * methods that the JVM has.
 *
 * <p>Safe for use by any thread.
 */
final class Access {
    private final MethodHandles.Lookup trusted;
    private final MethodHandle allocate;
    private final MethodHandle offset;
    private final MethodHandle methods;
    private final MethodHandle fields;
    private final Object unsafe;
    private final Class<?> unsafeType;

    /** @param trusted the access that linkage itself has */
    Access(MethodHandles.Lookup trusted) {
        this.trusted = trusted;
        try {
            this.unsafeType = Class.forName("jdk.internal.misc.Unsafe");
            this.unsafe = trusted.findStatic(unsafeType, "getUnsafe", MethodType.methodType(unsafeType))
                    .invoke();
            this.allocate = inUnsafe("allocateInstance", MethodType.methodType(Object.class, Class.class));
            this.offset = inUnsafe("objectFieldOffset", MethodType.methodType(long.class, Field.class));
            this.methods = declared("getDeclaredMethods0", Method[].class);
            this.fields = declared("getDeclaredFields0", Field[].class);
        } catch (Throwable e) {
            throw new LinkageError("hotreload: this JDK's own access is not as expected", e);
        }
    }

    private MethodHandle declared(String name, Class<?> result) throws ReflectiveOperationException {
        return trusted.findSpecial(Class.class, name, MethodType.methodType(result, boolean.class), Class.class);
    }

    private MethodHandle inUnsafe(String name, MethodType type) throws ReflectiveOperationException {
        return trusted.findVirtual(unsafeType, name, type).bindTo(unsafe);
    }

    MethodHandles.Lookup trusted() {
        return trusted;
    }

    /** Makes an object without a constructor; that initialises its class. */
    Object allocate(Class<?> type) {
        try {
            return (Object) allocate.invokeExact(type);
        } catch (InstantiationException e) {
            throw new CannotBeKept(type, "", HandoverTexts.noInstance(), e);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /**
     * The methods that the JVM has, whatever reflection shows; what is left out when a class is prepared is not in
     * them.
     */
    Method[] methods(Class<?> declaring) {
        try {
            return (Method[]) methods.invokeExact(declaring, false);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /** The fields that the JVM has, likewise. */
    Field[] fields(Class<?> declaring) {
        try {
            return (Field[]) fields.invokeExact(declaring, false);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /** Reads a field that the JVM has. */
    @Nullable
    Object read(Field field, Object object) throws Throwable {
        Class<?> basic = basic(field);
        return inUnsafe("get" + suffix(basic), MethodType.methodType(basic, Object.class, long.class))
                .invoke(object, (long) offset.invokeExact(field));
    }

    /** Sets a field that the JVM has, final or not. */
    void write(Field field, Object object, @Nullable Object value) throws Throwable {
        Class<?> basic = basic(field);
        inUnsafe("put" + suffix(basic), MethodType.methodType(void.class, Object.class, long.class, basic))
                .invoke(object, (long) offset.invokeExact(field), value);
    }

    private static Class<?> basic(Field field) {
        return field.getType().isPrimitive() ? field.getType() : Object.class;
    }

    private static String suffix(Class<?> basic) {
        return basic == Object.class
                ? "ReferenceVolatile"
                : Character.toUpperCase(basic.getName().charAt(0))
                        + basic.getName().substring(1) + "Volatile";
    }

    /** As it is: nothing that this class calls declares an exception that may be expected. */
    static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }
}
