package dev.hotreload.handover;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies what has been thrown, for code that catches it by another generation's class: with message, stack trace, cause
 * and suppressed exceptions, and the fields that both classes have.
 */
final class Throwables {
    private final Translation translation;

    Throwables(Translation translation) {
        this.translation = translation;
    }

    /** Of the class of the same name, or of the nearest superclass that the other generation has. */
    Throwable copy(Throwable thrown) {
        Class<?> type = counterpart(thrown.getClass());
        Access access = translation.access();
        Throwable copy = (Throwable) access.allocate(type);
        Throwable known = (Throwable) translation.to().forms().put(thrown, copy);
        if (known != copy) {
            return known;
        }
        try {
            copyThrowable(thrown, copy);
        } catch (Throwable e) {
            throw Access.rethrown(e);
        }
        StateCopy.ofCommon(thrown.getClass(), type, Throwable.class, translation.to(), access)
                .copy(thrown, copy, value -> value == null ? null : translation.translate(value));
        return copy;
    }

    private Class<?> counterpart(Class<?> type) {
        Class<?> old = type;
        Class<?> found = translation.to().counterpart(old);
        while (found == null || !Throwable.class.isAssignableFrom(found)) {
            old = old.getSuperclass();
            found = translation.to().counterpart(old);
        }
        return found;
    }

    /** What {@code Throwable} keeps for itself. Its getters may be overridden, and its fields can be set only once. */
    private void copyThrowable(Throwable thrown, Throwable copy) throws Throwable {
        Access access = translation.access();
        for (Field field : Throwable.class.getDeclaredFields()) {
            switch (field.getName()) {
                case "detailMessage" -> access.write(field, copy, access.read(field, thrown));
                case "stackTrace" -> access.write(field, copy, thrown.getStackTrace());
                case "cause" -> {
                    Object cause = access.read(field, thrown);
                    access.write(field, copy, cause == thrown ? copy : translated(cause));
                }
                case "suppressedExceptions" -> access.write(field, copy, suppressed(access.read(field, thrown)));
                default -> {
                    // Static ones, and what the JVM keeps of the stack trace, which the copy has as an array.
                }
            }
        }
    }

    /** The list is a constant of {@code Throwable}'s for as long as there is none. */
    private @Nullable Object suppressed(@Nullable Object list) {
        if (!(list instanceof List<?> all) || all.isEmpty()) {
            return list;
        }
        List<@Nullable Object> copies = new ArrayList<>();
        all.forEach(each -> copies.add(translated(each)));
        return copies;
    }

    private @Nullable Object translated(@Nullable Object value) {
        return value == null ? null : translation.translate(value);
    }
}
