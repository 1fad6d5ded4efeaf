package dev.hotreload.support;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects that supports asked for, each once, in the order in which they were made. They are held weakly.
 *
 * <p>Safe for use by any thread: those that make the objects add them. Adding costs the same however many there are; some
 * programs make a mapper for each request.
 */
final class RegisteredObjects {
    private final Set<Identity> references = new LinkedHashSet<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

    /** Refers to an object; equal to itself and to what refers to the same object. */
    private static final class Identity extends WeakReference<Object> {
        private final int hash;

        Identity(Object object, ReferenceQueue<Object> collected) {
            super(object, collected);
            this.hash = System.identityHashCode(object);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            Object own = get();
            return own != null && other instanceof Identity identity && identity.refersTo(own);
        }
    }

    /** Adds an object; constructors that call others report it more than once. */
    synchronized void add(Object made) {
        for (Reference<?> reference = collected.poll(); reference != null; reference = collected.poll()) {
            references.remove(reference);
        }
        references.add(new Identity(made, collected));
    }

    /** Whether no object was ever added, or none lives. */
    synchronized boolean isEmpty() {
        return references.isEmpty();
    }

    /** Those of the type that live. */
    synchronized <T> List<T> of(Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Identity reference : references) {
            Object object = reference.get();
            if (type.isInstance(object)) {
                found.add(type.cast(object));
            }
        }
        return found;
    }
}
