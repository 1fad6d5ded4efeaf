package dev.hotreload.handover;

import dev.hotreload.live.Conversion;
import dev.hotreload.message.HandoverTexts;
import java.lang.reflect.Field;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A field of a new object, and the one of the old object whose value it gets.
 *
 * @param from the old object's field
 * @param target the new object's
 * @param type the type of {@code from} as the new object's generation has it; {@code Object} if it has none
 */
record FieldPair(Field from, Field target, Class<?> type) {

    static FieldPair of(Field from, Field target, LoaderGeneration to) {
        Class<?> type = to.counterpart(from.getType());
        return new FieldPair(from, target, type == null ? Object.class : type);
    }

    /** Reads a field, whether the JVM has it or a reload in place has added it. */
    @Nullable
    static Object read(Field field, Object object, Access access) {
        try {
            if (isOpen(field)) {
                field.setAccessible(true);
                return field.get(object);
            }
            return access.read(field, object);
        } catch (Throwable e) {
            throw Access.rethrown(e);
        }
    }

    /** The old object's value for the new object. */
    @Nullable
    Object converted(Object object, UnaryOperator<@Nullable Object> translation, Access access) throws Throwable {
        Object value = read(from, object, access);
        Object translated = from.getType().isPrimitive() ? value : translation.apply(value);
        if (!Conversion.isPossible(translated, type, target.getType())) {
            throw notConvertible();
        }
        return Conversion.convert(translated, type, target.getType());
    }

    void copy(Object object, Object copy, UnaryOperator<@Nullable Object> translation, Access access) throws Throwable {
        write(target, copy, converted(object, translation, access), access);
    }

    /** Sets a field, final or not. */
    static void write(Field field, Object object, @Nullable Object value, Access access) {
        try {
            if (isOpen(field)) {
                field.setAccessible(true);
                field.set(object, value);
            } else {
                access.write(field, object, value);
            }
        } catch (Throwable e) {
            throw Access.rethrown(e);
        }
    }

    /** @throws CannotBeKept if no value of the one type is one of the other */
    void check() {
        boolean isSame = type == target.getType();
        if (!isSame && type.isPrimitive() && target.getType().isPrimitive() && !widens()) {
            throw notConvertible();
        }
    }

    private boolean widens() {
        Object zero = java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0);
        return Conversion.isPossible(zero, type, target.getType());
    }

    private CannotBeKept notConvertible() {
        Class<?> declaring = target.getDeclaringClass();
        return new CannotBeKept(
                declaring,
                target.getName(),
                HandoverTexts.otherType(
                        target.getName(),
                        target.getType().getTypeName(),
                        from.getType().getTypeName()));
    }

    /** The JDK's classes are not open to us. */
    private static boolean isOpen(Field field) {
        return !field.getDeclaringClass().getModule().isNamed();
    }
}
