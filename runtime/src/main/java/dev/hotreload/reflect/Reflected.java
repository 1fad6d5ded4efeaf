package dev.hotreload.reflect;

import dev.hotreload.boot.Construction;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the {@code Method} and {@code Constructor} objects that stand for added members.
 *
 * <p>They are made by the constructors that the JVM's own reflection uses, with the declared parameter types and
 * modifiers, and with an accessor that calls the member where it lives; the JVM's own accessor would call the place and
 * not select by the receiver.
 */
public final class Reflected {
    private final MethodHandle newMethod;
    private final MethodHandle newConstructor;
    private final MethodHandle declaredMethods;
    private final MethodHandle declaredConstructors;
    private final MethodHandle declaredFields;
    private final Function<String, VarHandle> methodFields;
    private final Function<String, VarHandle> constructorFields;
    private final Class<?> methodAccessor;
    private final Class<?> constructorAccessor;

    /** Looks up the exact method for a receiver's class (null for static methods). */
    @FunctionalInterface
    public interface Target {
        MethodHandle of(@Nullable Class<?> receiver) throws ReflectiveOperationException;
    }

    /**
     * Reflection's own constructors and fields.
     *
     * @param trusted reaches every member of every class
     * @throws ReflectiveOperationException if this JDK's reflection is made otherwise
     */
    public Reflected(MethodHandles.Lookup trusted) throws ReflectiveOperationException {
        MethodHandles.Lookup inMethod = trusted;
        MethodHandles.Lookup inConstructor = trusted;
        MethodHandles.Lookup inClass = trusted;
        newMethod = inMethod.findConstructor(
                Method.class,
                MethodType.methodType(
                        void.class,
                        Class.class,
                        String.class,
                        Class[].class,
                        Class.class,
                        Class[].class,
                        int.class,
                        int.class,
                        String.class,
                        byte[].class,
                        byte[].class,
                        byte[].class));
        newConstructor = inConstructor.findConstructor(
                Constructor.class,
                MethodType.methodType(
                        void.class,
                        Class.class,
                        Class[].class,
                        Class[].class,
                        int.class,
                        int.class,
                        String.class,
                        byte[].class,
                        byte[].class));
        declaredMethods = inClass.findVirtual(
                Class.class, "getDeclaredMethods0", MethodType.methodType(Method[].class, boolean.class));
        declaredConstructors = inClass.findVirtual(
                Class.class, "getDeclaredConstructors0", MethodType.methodType(Constructor[].class, boolean.class));
        declaredFields = inClass.findVirtual(
                Class.class, "getDeclaredFields0", MethodType.methodType(Field[].class, boolean.class));
        methodAccessor = Class.forName("jdk.internal.reflect.MethodAccessor");
        constructorAccessor = Class.forName("jdk.internal.reflect.ConstructorAccessor");
        methodFields = name -> field(inMethod, Method.class, name, methodAccessor);
        constructorFields = name -> field(inConstructor, Constructor.class, name, constructorAccessor);
    }

    private static VarHandle field(MethodHandles.Lookup lookup, Class<?> type, String name, Class<?> accessor) {
        Class<?> fieldType = switch (name) {
            case "slot" -> int.class;
            case "signature" -> String.class;
            case "methodAccessor", "constructorAccessor" -> accessor;
            default -> byte[].class;
        };
        try {
            return lookup.findVarHandle(type, name, fieldType);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("hotreload: this JDK's " + type.getName() + " has no field " + name, e);
        }
    }

    /** All methods that the JVM has, past the hook. */
    public Method[] allMethods(Class<?> type) {
        try {
            return (Method[]) declaredMethods.invoke(type, false);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /** The JVM's number for a method within its class. */
    public int number(Method method) {
        return (int) methodFields.apply("slot").get(method);
    }

    /** All constructors that the JVM has, past the hook. */
    public Constructor<?>[] allConstructors(Class<?> type) {
        try {
            return (Constructor<?>[]) declaredConstructors.invoke(type, false);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /** All fields that the JVM has, past the hook. */
    public Field[] allFields(Class<?> type) {
        try {
            return (Field[]) declaredFields.invoke(type, false);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /** A method of the first shape whose declared modifiers have changed. */
    public Method redeclared(Method live, int modifiers) {
        return copy(
                live, live.getName(), MethodType.methodType(live.getReturnType(), live.getParameterTypes()), modifiers);
    }

    /** A constructor of the first shape whose declared modifiers have changed. */
    public Constructor<?> redeclared(Constructor<?> live, int modifiers) {
        return copy(live, MethodType.methodType(void.class, live.getParameterTypes()), modifiers);
    }

    /**
     * An added method.
     *
     * @param hosted the JVM's method in which it lives, or that carries its declaration
     * @param type as declared, without receiver
     */
    public Method added(Method hosted, String name, MethodType type, int modifiers, Target target) {
        Method method = copy(hosted, name, type, modifiers);
        return called(method, type, Modifier.isStatic(modifiers), target);
    }

    /**
     * A method of a proxy class whose interface has got a method.
     *
     * @param place any method of the proxy class that declares nothing but itself
     * @param declared the interface's method
     */
    public Method ofProxy(Method place, Method declared, MethodType type, Target target) {
        Method method =
                copy(place, declared.getName(), type, Modifier.PUBLIC | Modifier.FINAL, declared.getExceptionTypes());
        return called(method, type, false, target);
    }

    private Method called(Method method, MethodType type, boolean isStatic, Target target) {
        Class<?> receiverType = isStatic ? null : method.getDeclaringClass();
        AddedCall.Callee callee = AddedCall.throwing((receiver, arguments) -> {
            MethodHandle handle = target.of(receiver == null ? null : receiver.getClass());
            MethodHandle bound = receiver == null ? handle : handle.bindTo(receiver);
            return bound.asFixedArity().invokeWithArguments(arguments);
        });
        methodFields
                .apply("methodAccessor")
                .set(method, AddedCall.accessor(methodAccessor, type, receiverType, callee));
        return method;
    }

    /**
     * An added constructor, which the construction hook runs.
     *
     * @param carrier the JVM's method that carries its declaration
     */
    public Constructor<?> addedConstructor(
            Constructor<?> hook, Method carrier, MethodType type, int modifiers, int index) {
        Constructor<?> constructor = ofAbstract(carrier, type, modifiers);
        hook.setAccessible(true);
        AddedCall.Callee callee =
                (receiver, arguments) -> hook.newInstance(Construction.of(index, type.parameterArray(), arguments));
        constructorFields
                .apply("constructorAccessor")
                .set(constructor, AddedCall.accessor(constructorAccessor, type, null, callee));
        return constructor;
    }

    /**
     * A constructor of a class in whose place the JVM has an interface. It makes no object, and fails
     * as that of an abstract class.
     *
     * @param carrier the JVM's method that carries its declaration
     */
    public Constructor<?> ofAbstract(Method carrier, MethodType type, int modifiers) {
        return newConstructor(
                carrier,
                type,
                modifiers,
                (int) methodFields.apply("slot").get(carrier),
                (String) methodFields.apply("signature").get(carrier),
                (byte[]) methodFields.apply("annotations").get(carrier),
                (byte[]) methodFields.apply("parameterAnnotations").get(carrier));
    }

    /** As above, of a class that is not abstract: it throws, and says why. */
    public Constructor<?> failing(Method carrier, MethodType type, int modifiers, String message) {
        Constructor<?> constructor = ofAbstract(carrier, type, modifiers);
        AddedCall.Callee callee = (receiver, arguments) -> {
            throw new InstantiationException(message);
        };
        constructorFields
                .apply("constructorAccessor")
                .set(constructor, AddedCall.accessor(constructorAccessor, type, null, callee));
        return constructor;
    }

    private Method copy(Method live, String name, MethodType type, int modifiers) {
        return copy(live, name, type, modifiers, live.getExceptionTypes());
    }

    private Method copy(Method live, String name, MethodType type, int modifiers, Class<?>[] exceptions) {
        try {
            return (Method) newMethod.invoke(
                    live.getDeclaringClass(),
                    // Method.equals compares names by identity.
                    name.intern(),
                    type.parameterArray(),
                    type.returnType(),
                    exceptions,
                    modifiers,
                    (int) methodFields.apply("slot").get(live),
                    (String) methodFields.apply("signature").get(live),
                    (byte[]) methodFields.apply("annotations").get(live),
                    (byte[]) methodFields.apply("parameterAnnotations").get(live),
                    (byte[]) methodFields.apply("annotationDefault").get(live));
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    private Constructor<?> copy(Constructor<?> live, MethodType type, int modifiers) {
        return newConstructor(
                live,
                type,
                modifiers,
                (int) constructorFields.apply("slot").get(live),
                (String) constructorFields.apply("signature").get(live),
                (byte[]) constructorFields.apply("annotations").get(live),
                (byte[]) constructorFields.apply("parameterAnnotations").get(live));
    }

    /**
     * The slot says where the JVM looks for what the object itself does not have: parameters' names, annotations of
     * types.
     */
    private Constructor<?> newConstructor(
            Executable live,
            MethodType type,
            int modifiers,
            int slot,
            @Nullable String signature,
            byte @Nullable [] annotations,
            byte @Nullable [] parameterAnnotations) {
        try {
            return (Constructor<?>) newConstructor.invoke(
                    live.getDeclaringClass(),
                    type.parameterArray(),
                    live.getExceptionTypes(),
                    modifiers,
                    slot,
                    signature,
                    annotations,
                    parameterAnnotations);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    private static RuntimeException rethrown(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
    }
}
