package dev.hotreload.live;

import dev.hotreload.boot.Kept;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * The call of a method by what stands for an object of another generation of loaders: it goes to that object. A method
 * that a reload added to the class since has nowhere to go, and its code must not run without the object's fields.
 */
final class KeptCall {
    private KeptCall() {}

    static boolean isFor(Class<?> receiver) {
        return Kept.class.isAssignableFrom(receiver);
    }

    /**
     * The call for objects of this class.
     *
     * @param methods those that the JVM has in {@code receiver}
     * @throws NoSuchMethodException if none of them is meant
     */
    static MethodHandle of(
            Class<?> receiver, Method[] methods, String name, MethodType type, MethodHandles.Lookup lookup)
            throws NoSuchMethodException, IllegalAccessException {
        boolean isPassedOn = Arrays.stream(methods)
                .anyMatch(method -> method.getName().equals(name)
                        && method.getReturnType() == type.returnType()
                        && Arrays.equals(method.getParameterTypes(), type.parameterArray()));
        if (!isPassedOn) {
            throw new NoSuchMethodException(receiver.getSuperclass().getName() + "." + name
                    + " was added by a reload, and this object was made by an earlier generation of class loaders,"
                    + " whose class has no such method");
        }
        return lookup.findVirtual(receiver, name, type);
    }
}
