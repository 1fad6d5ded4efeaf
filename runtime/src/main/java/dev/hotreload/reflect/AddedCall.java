package dev.hotreload.reflect;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.WrongMethodTypeException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Calls an added method or constructor for reflection: the {@code jdk.internal.reflect.MethodAccessor} or {@code
 * ConstructorAccessor} behind it.
 *
 * <p>Arguments are converted before the call, as {@link Method#invoke} says, so that what they cannot be converted to
 * is told from what the called code throws. Safe for use by any thread.
 */
final class AddedCall implements InvocationHandler {
    /** Since then (JEP 416) messages name what was given. */
    private static final boolean HAS_LONG_MESSAGES = Runtime.version().feature() >= 18;

    private final MethodHandle converter;
    private final @Nullable Class<?> receiverType;
    private final Callee callee;

    /** What is called, with a receiver (null if it needs none) and arguments of the declared types. */
    @FunctionalInterface
    interface Callee {
        @Nullable
        Object call(@Nullable Object receiver, @Nullable Object[] arguments) throws Throwable;
    }

    private AddedCall(MethodType type, @Nullable Class<?> receiverType, Callee callee) {
        this.converter = MethodHandles.identity(Object[].class)
                .asCollector(Object[].class, type.parameterCount())
                .asType(type.changeReturnType(Object[].class));
        this.receiverType = receiverType;
        this.callee = callee;
    }

    /**
     * An accessor.
     *
     * @param accessor the interface that it implements
     * @param type the declared parameters
     * @param receiverType what a receiver must be; null if there is none
     */
    static Object accessor(Class<?> accessor, MethodType type, @Nullable Class<?> receiverType, Callee callee) {
        return Proxy.newProxyInstance(
                accessor.getClassLoader(), new Class<?>[] {accessor}, new AddedCall(type, receiverType, callee));
    }

    /** A callee whose exceptions are those of the called code. */
    static Callee throwing(Callee code) {
        return (receiver, arguments) -> {
            try {
                return code.call(receiver, arguments);
            } catch (Throwable e) {
                throw new InvocationTargetException(e);
            }
        };
    }

    /**
     * {@code newInstance(arguments)}, {@code invoke(receiver, arguments)}, {@code invoke(receiver, arguments, caller)}.
     */
    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] operands)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class || operands == null) {
            return method.invoke(this, operands);
        }
        boolean isConstructor = operands.length == 1;
        // A static method ignores what it is given.
        Object receiver = receiverType == null ? null : operands[0];
        checkReceiver(receiver);
        return callee.call(receiver, converted((Object[]) operands[isConstructor ? 0 : 1]));
    }

    private void checkReceiver(@Nullable Object receiver) {
        if (receiverType == null) {
            return;
        }
        if (receiver == null) {
            throw new NullPointerException("Cannot call an instance method of null");
        }
        if (!receiverType.isInstance(receiver)) {
            throw new IllegalArgumentException(
                    HAS_LONG_MESSAGES
                            ? "object of type " + receiver.getClass().getName() + " is not an instance of "
                                    + receiverType.getName()
                            : "object is not an instance of declaring class");
        }
    }

    private @Nullable Object[] converted(@Nullable Object @Nullable [] given) {
        @Nullable Object[] arguments = given == null ? new Object[0] : given;
        int count = converter.type().parameterCount();
        if (arguments.length != count) {
            throw new IllegalArgumentException("wrong number of arguments"
                    + (HAS_LONG_MESSAGES ? ": " + arguments.length + " expected: " + count : ""));
        }
        try {
            return (Object[]) converter.invokeWithArguments(arguments);
        } catch (ClassCastException | WrongMethodTypeException | NullPointerException e) {
            // Null for a primitive type is a mismatch, too.
            throw new IllegalArgumentException("argument type mismatch", e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
