package dev.hotreload.boot;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Objects, each once, for as long as anybody else has them, in the order in which they were added.
 *
 * <p>Safe for use by any thread. Adding costs the same however many there are.
 */
public final class WeakObjects {
    private final Set<Entry> entries = new LinkedHashSet<>();
    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

    /** Without objects. */
    public WeakObjects() {}

    /** Adds an object, and says whether it was not there; again is as good as once. */
    public synchronized boolean add(Object object) {
        Reference<?> collected;
        while ((collected = gone.poll()) != null) {
            entries.remove(collected);
        }
        return entries.add(new Entry(object, gone));
    }

    /** Takes an object out. */
    public synchronized void remove(Object object) {
        entries.remove(new Entry(object, gone));
    }

    /** Whether there are none; those that nobody has any more may still count. */
    public synchronized boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Those that there are now. */
    public synchronized List<Object> all() {
        List<Object> all = new ArrayList<>();
        for (Entry entry : entries) {
            Object object = entry.get();
            if (object != null) {
                all.add(object);
            }
        }
        return all;
    }

    /** An object by its identity, whatever its class calls equal. */
    private static final class Entry extends WeakReference<Object> {
        private final int hash;

        Entry(Object object, ReferenceQueue<Object> gone) {
            super(object, gone);
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
            Object object = get();
            return object != null && other instanceof Entry entry && entry.get() == object;
        }
    }
}
