package dev.hotreload.groovy;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The application's Groovy, of whatever version, which the runtime reaches by reflection alone. */
final class Groovy {
    private final ClassLoader loader;

    Groovy(ClassLoader loader) {
        this.loader = loader;
    }

    Class<?> type(String binaryName) throws ClassNotFoundException {
        return Class.forName(binaryName, false, loader);
    }

    /** The class that a {@code MetaClass} is about. */
    Class<?> theClass(Object metaClass) throws ReflectiveOperationException {
        Object type = call(type("groovy.lang.MetaObjectProtocol"), metaClass, "getTheClass");
        if (type == null) {
            throw new NoSuchFieldException(metaClass + " is about no class");
        }
        return (Class<?>) type;
    }

    /** The {@code MetaClassRegistry}. */
    Object registry() throws ReflectiveOperationException {
        Object registry = call(type("groovy.lang.GroovySystem"), null, "getMetaClassRegistry");
        if (registry == null) {
            throw new ClassNotFoundException("Groovy is only just being started");
        }
        return registry;
    }

    /** Has all call sites choose again what they call. */
    void invalidateCallSites() throws ReflectiveOperationException {
        Object plugin = call(type("org.codehaus.groovy.vmplugin.VMPluginFactory"), null, "getPlugin");
        call(type("org.codehaus.groovy.vmplugin.VMPlugin"), plugin, "invalidateCallSites");
    }

    /** Calls a method without parameters that {@code declaring} or a supertype declares. */
    static @Nullable Object call(Class<?> declaring, @Nullable Object target, String name)
            throws ReflectiveOperationException {
        return invoke(method(declaring, name, 0), target);
    }

    /**
     * The method of that name with so many parameters, from {@code declaring} or the nearest superclass that has one.
     */
    static Method method(Class<?> declaring, String name, int parameters) throws NoSuchMethodException {
        for (Class<?> type = declaring; type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == parameters && !method.isBridge()) {
                    method.setAccessible(true);
                    return method;
                }
            }
        }
        throw new NoSuchMethodException(declaring.getName() + "." + name);
    }

    static @Nullable Object invoke(Method method, @Nullable Object target, @Nullable Object... arguments)
            throws ReflectiveOperationException {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            // What Groovy itself could not do is what the user must know, and not that it was called by reflection.
            throw e.getCause() instanceof Exception cause ? new ReflectiveOperationException(cause) : e;
        }
    }

    static Field field(Class<?> declaring, String name) throws NoSuchFieldException {
        Field field = declaring.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
