package dev.hotreload.reflect;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.WrongMethodTypeException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes an added field for {@link Field}: the {@code jdk.internal.reflect.FieldAccessor} behind it.
 *
 * <p>Conversions are those of {@link Field#get} and {@link Field#set}: widening, unboxing, and an {@link
 * IllegalArgumentException} for all else. Safe for use by any thread.
 */
final class AddedFieldAccessor implements InvocationHandler {
    private static final Map<String, Class<?>> TYPES = Map.of(
            "Boolean", boolean.class,
            "Byte", byte.class,
            "Char", char.class,
            "Short", short.class,
            "Int", int.class,
            "Long", long.class,
            "Float", float.class,
            "Double", double.class);

    private final Field field;
    private final MethodHandle getter;
    private final MethodHandle setter;
    private final boolean isReadOnly;

    /**
     * An accessor.
     *
     * @param getter {@code (declaring)type}, or for a static field {@code ()type}
     * @param setter {@code (declaring, type)void}, or for a static field {@code (type)void}
     */
    AddedFieldAccessor(Field field, MethodHandle getter, MethodHandle setter, boolean isReadOnly) {
        this.field = field;
        this.getter = withReceiver(getter);
        this.setter = withReceiver(setter);
        this.isReadOnly = isReadOnly;
    }

    private MethodHandle withReceiver(MethodHandle handle) {
        return Modifier.isStatic(field.getModifiers())
                ? MethodHandles.dropArguments(handle, 0, Object.class)
                : handle.asType(handle.type().changeParameterType(0, Object.class));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(this, arguments);
        }
        @Nullable Object[] operands = arguments == null ? new Object[0] : arguments;
        String name = method.getName();
        Class<?> type = TYPES.getOrDefault(name.substring(3), Object.class);
        checkReceiver(operands[0]);
        if (name.startsWith("get")) {
            return get(operands[0], type);
        }
        set(operands[0], type, operands[1]);
        return null;
    }

    private void checkReceiver(@Nullable Object receiver) {
        if (Modifier.isStatic(field.getModifiers())) {
            return;
        }
        if (receiver == null) {
            throw new NullPointerException("Cannot get or set " + described() + " of null");
        }
        if (!field.getDeclaringClass().isInstance(receiver)) {
            throw new IllegalArgumentException(
                    "Can not get " + described() + " on " + receiver.getClass().getName());
        }
    }

    private @Nullable Object get(@Nullable Object receiver, Class<?> type) throws Throwable {
        if (type == Object.class) {
            return getter.invoke(receiver);
        }
        // A primitive getter widens, and never unboxes.
        if (!field.getType().isPrimitive() || !isWidening(field.getType(), type)) {
            throw new IllegalArgumentException("Attempt to get " + described()
                    + " with illegal data type conversion to " + type.getName().toLowerCase(Locale.ROOT));
        }
        return getter.asType(getter.type().changeReturnType(type)).invoke(receiver);
    }

    private void set(@Nullable Object receiver, Class<?> type, @Nullable Object value) throws Throwable {
        if (type != Object.class && !(field.getType().isPrimitive() && isWidening(type, field.getType()))) {
            throw illegal(value);
        }
        if (isReadOnly) {
            String modifiers = (Modifier.isStatic(field.getModifiers()) ? "static " : "") + "final ";
            throw new IllegalAccessException("Can not set " + modifiers + described() + " to " + described(value));
        }
        MethodHandle exact = setter.asType(setter.type().changeParameterType(1, type));
        try {
            exact.invoke(receiver, value);
        } catch (ClassCastException | WrongMethodTypeException e) {
            throw illegal(value);
        } catch (NullPointerException e) {
            throw value == null ? illegal(value) : e;
        }
    }

    private static boolean isWidening(Class<?> from, Class<?> to) {
        if (from == to) {
            return true;
        }
        try {
            MethodHandles.zero(from).asType(MethodType.methodType(to));
            return true;
        } catch (WrongMethodTypeException e) {
            return false;
        }
    }

    private IllegalArgumentException illegal(@Nullable Object value) {
        return new IllegalArgumentException("Can not set " + described() + " to " + described(value));
    }

    private String described() {
        return field.getType().getTypeName() + " field "
                + field.getDeclaringClass().getTypeName() + '.' + field.getName();
    }

    private static String described(@Nullable Object value) {
        return value == null ? "null value" : value.getClass().getName();
    }
}
