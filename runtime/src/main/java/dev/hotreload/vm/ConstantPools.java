package dev.hotreload.vm;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes that classes mention, as the JDK's own reader of constant pools tells them. Safe for use by any thread.
 */
final class ConstantPools {
    /** {@code JVM_CONSTANT_Class}. */
    private static final byte CLASS = 7;

    private final MethodHandle poolOf;
    private final MethodHandle size;
    private final MethodHandle tag;
    private final MethodHandle resolved;

    /** @throws UnknownVmException if the JDK reads them otherwise */
    ConstantPools(MethodHandles.Lookup trusted) throws UnknownVmException {
        try {
            Class<?> type = Class.forName("jdk.internal.reflect.ConstantPool");
            poolOf = trusted.findVirtual(Class.class, "getConstantPool", MethodType.methodType(type))
                    .asType(MethodType.methodType(Object.class, Class.class));
            size = without(trusted, type, "getSize0", MethodType.methodType(int.class, Object.class));
            tag = without(trusted, type, "getTagAt0", MethodType.methodType(byte.class, Object.class, int.class));
            resolved = without(
                    trusted, type, "getClassAtIfLoaded0", MethodType.methodType(Class.class, Object.class, int.class));
        } catch (ReflectiveOperationException e) {
            throw new UnknownVmException("this JDK reads constant pools otherwise", e);
        }
    }

    /**
     * {@code (pool as Object, …)}: the pool is what is asked; where the pool stands as an argument, the JVM ignores it.
     */
    private static MethodHandle without(MethodHandles.Lookup trusted, Class<?> type, String name, MethodType methodType)
            throws ReflectiveOperationException {
        MethodHandle found = trusted.findVirtual(type, name, methodType);
        MethodHandle noArgument = MethodHandles.insertArguments(found, 1, (Object) null);
        return noArgument.asType(noArgument.type().changeParameterType(0, Object.class));
    }

    /** Whether the class has a constant for one of {@code classes} that it has used. */
    boolean mentions(Class<?> type, Set<Class<?>> classes) {
        try {
            Object pool = poolOf.invokeExact(type);
            int length = (int) size.invokeExact(pool);
            for (int i = 1; i < length; i++) {
                if ((byte) tag.invokeExact(pool, i) == CLASS) {
                    @Nullable Class<?> found = (Class<?>) resolved.invokeExact(pool, i);
                    if (found != null && classes.contains(found)) {
                        return true;
                    }
                }
            }
            return false;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("the JDK's reader throws no checked exception", e);
        }
    }
}
