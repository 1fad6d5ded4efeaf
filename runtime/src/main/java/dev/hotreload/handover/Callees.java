package dev.hotreload.handover;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The methods of an object that proxies call: those of the same name and parameters. */
final class Callees {
    private final Class<?> type;
    private final LoaderGeneration home;
    private final Access access;

    Callees(Class<?> type, LoaderGeneration home, Access access) {
        this.type = type;
        this.home = home;
        this.access = access;
    }

    /** {@code (type, parameters…)result} with the types of the object's generation; null if it has no such method. */
    @Nullable
    MethodHandle of(Method method) {
        Class<?>[] parameters = counterparts(method.getParameterTypes());
        if (parameters == null) {
            return null;
        }
        Class<?> result = home.counterpart(method.getReturnType());
        MethodHandle exact = result == null ? null : find(method.getName(), MethodType.methodType(result, parameters));
        return exact != null ? exact : withOtherResult(method, parameters);
    }

    private Class<?> @Nullable [] counterparts(Class<?>[] types) {
        Class<?>[] all = new Class<?>[types.length];
        for (int i = 0; i < types.length; i++) {
            Class<?> found = home.counterpart(types[i]);
            if (found == null) {
                return null;
            }
            all[i] = found;
        }
        return all;
    }

    /** Through the class's own look-up first: that one knows the methods that a generation added. */
    private @Nullable MethodHandle find(String name, MethodType shape) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup()).findVirtual(type, name, shape);
        } catch (NoSuchMethodException | IllegalAccessException notFound) {
            // The JDK's classes are not open to us, and hidden ones may not be found by name.
        }
        try {
            return access.trusted().findVirtual(type, name, shape);
        } catch (NoSuchMethodException | IllegalAccessException notFound) {
            return null;
        }
    }

    private @Nullable MethodHandle withOtherResult(Method wanted, Class<?>[] parameters) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                if (method.getName().equals(wanted.getName())
                        && !Modifier.isStatic(method.getModifiers())
                        && Arrays.equals(method.getParameterTypes(), parameters)
                        && isConvertible(method.getReturnType(), wanted.getReturnType())) {
                    return find(method.getName(), MethodType.methodType(method.getReturnType(), parameters));
                }
            }
        }
        return null;
    }

    /** Objects are translated by what they are; a primitive result can get wider, and any be left unused. */
    private static boolean isConvertible(Class<?> from, Class<?> to) {
        if (to == void.class) {
            return true;
        }
        if (from == void.class || from.isPrimitive() != to.isPrimitive()) {
            return false;
        }
        try {
            return !to.isPrimitive() || MethodHandles.identity(to).asType(MethodType.methodType(to, from)) != null;
        } catch (java.lang.invoke.WrongMethodTypeException narrower) {
            return false;
        }
    }
}
