package dev.hotreload.support;

import dev.hotreload.boot.WeakObjects;
import java.util.List;

/**
 * The objects that supports asked for, each once, in the order in which they were made. They are held weakly.
 *
 * <p>Safe for use by any thread: those that make the objects add them.
 */
final class RegisteredObjects {
    private final WeakObjects objects = new WeakObjects();

    /** Adds an object, and says whether it was not there; constructors that call others report it more than once. */
    boolean add(Object made) {
        return objects.add(made);
    }

    /** Whether there is none. */
    boolean isEmpty() {
        return objects.isEmpty();
    }

    /** Those of the type that live. */
    <T> List<T> of(Class<T> type) {
        return objects.all().stream().filter(type::isInstance).map(type::cast).toList();
    }
}
