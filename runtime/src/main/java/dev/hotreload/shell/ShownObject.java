package dev.hotreload.shell;

import org.jspecify.annotations.Nullable;

/**
 * An object that the prompt shows.
 *
 * @param type what it is declared as, for the prompt's variable if there is no object
 */
public record ShownObject(Class<?> type, @Nullable Object value) {

    /** An object that is there. */
    public static ShownObject of(Object value) {
        return new ShownObject(value.getClass(), value);
    }

    /** The name of the variable's type. */
    String typeName() {
        return type.isPrimitive() || value == null ? PublishedType.of(type) : PublishedType.of(value.getClass());
    }
}
