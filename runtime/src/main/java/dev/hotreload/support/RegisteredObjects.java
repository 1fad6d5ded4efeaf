package dev.hotreload.support;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * The objects that supports asked for, each once, in the order in which they were made. They are held weakly.
 *
 * <p>Safe for use by any thread: those that make the objects add them.
 */
final class RegisteredObjects {
    private static final int FIRST_CLEANUP = 64;

    private final List<WeakReference<Object>> references = new ArrayList<>();
    private int nextCleanup = FIRST_CLEANUP;

    /** Adds an object; constructors that call others report it more than once. */
    synchronized void add(Object made) {
        for (int i = references.size() - 1; i >= 0; i--) {
            if (references.get(i).get() == made) {
                return;
            }
        }
        if (references.size() >= nextCleanup) {
            references.removeIf(reference -> reference.get() == null);
            nextCleanup = Math.max(FIRST_CLEANUP, 2 * references.size());
        }
        references.add(new WeakReference<>(made));
    }

    synchronized <T> List<T> of(Class<T> type) {
        List<T> found = new ArrayList<>();
        for (WeakReference<Object> reference : references) {
            Object object = reference.get();
            if (type.isInstance(object)) {
                found.add(type.cast(object));
            }
        }
        return found;
    }
}
