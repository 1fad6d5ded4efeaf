package dev.hotreload.handover;

import dev.hotreload.api.Migrate;
import dev.hotreload.message.HandoverTexts;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The application's own method that gives a field of a copied object its value: {@link Migrate} with the field's name.
 *
 * @param target the field
 * @param method takes the old value, the new object, or the new object and the old value
 * @param from the old object's field that the method is for; null if it had none
 */
record FieldMigration(Field target, Method method, @Nullable Field from) {

    /** That of a field; null if its class has none. */
    static @Nullable FieldMigration of(Field target, Class<?> old) {
        for (Method method : target.getDeclaringClass().getDeclaredMethods()) {
            Migrate migrate = method.getAnnotation(Migrate.class);
            if (migrate != null && migrate.field().equals(target.getName())) {
                String name = migrate.from().isEmpty() ? target.getName() : migrate.from();
                FieldMigration found = new FieldMigration(target, method, StateCopy.find(old, name));
                found.check();
                return found;
            }
        }
        return null;
    }

    /** Whether a class has a method for a field of this name. */
    static boolean isIn(Class<?> type, String field) {
        return Arrays.stream(type.getDeclaredMethods())
                .map(method -> method.getAnnotation(Migrate.class))
                .anyMatch(migrate -> migrate != null && migrate.field().equals(field));
    }

    private void check() {
        int count = method.getParameterCount();
        boolean isUsable = Modifier.isStatic(method.getModifiers())
                && (count == 1 || count == 2)
                && (takesValue() ? from != null : takesObject())
                && (count == 1 || method.getParameterTypes()[0].isAssignableFrom(target.getDeclaringClass()));
        if (!isUsable) {
            throw failed(HandoverTexts.fieldMigrationShape(shown()), null);
        }
    }

    private boolean takesObject() {
        Class<?> first = method.getParameterTypes()[0];
        boolean isOldValue = from != null && from.getType().getName().equals(first.getName());
        return method.getParameterCount() == 2 || (first.isAssignableFrom(target.getDeclaringClass()) && !isOldValue);
    }

    private boolean takesValue() {
        return method.getParameterCount() == 2 || !takesObject();
    }

    /**
     * Calls the method.
     *
     * @param copy the new object, as far as it has its state; null if there is none yet
     */
    @Nullable
    Object value(Object old, @Nullable Object copy, UnaryOperator<@Nullable Object> translation, Access access) {
        Object[] arguments = new Object[method.getParameterCount()];
        if (takesObject()) {
            arguments[0] = copy;
        }
        if (from != null && takesValue()) {
            arguments[arguments.length - 1] = translation.apply(FieldPair.read(from, old, access));
        }
        try {
            method.setAccessible(true);
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw failed(HandoverTexts.migrationFailed(shown(), e.getCause()), e.getCause());
        } catch (IllegalAccessException | IllegalArgumentException e) {
            throw failed(HandoverTexts.migrationNotCalled(shown(), e), e);
        }
    }

    private String shown() {
        return target.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private CannotBeKept failed(String reason, @Nullable Throwable cause) {
        return new CannotBeKept(CannotBeKept.shown(target.getDeclaringClass()), method.getName(), reason, cause);
    }
}
