package dev.hotreload.boot;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects of library classes whose constructors were hooked, for as long as anybody else has them.
 *
 * <p>Safe for use by any thread.
 */
public final class Instances {
    private static final Set<Entry> ENTRIES = ConcurrentHashMap.newKeySet();
    private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();

    private Instances() {}

    /** Stands at the end of the constructors; for one object, that may be several. */
    public static void made(Object instance) {
        Reference<?> gone;
        while ((gone = GONE.poll()) != null) {
            ENTRIES.remove(gone);
        }
        ENTRIES.add(new Entry(instance));
    }

    /** Takes an object out that is of no interest. */
    public static void forget(Object instance) {
        ENTRIES.remove(new Entry(instance));
    }

    /** Those that there are now. */
    public static List<Object> all() {
        List<Object> all = new ArrayList<>();
        for (Entry entry : ENTRIES) {
            Object instance = entry.get();
            if (instance != null) {
                all.add(instance);
            }
        }
        return all;
    }

    /** An object by its identity, whatever its class calls equal. */
    private static final class Entry extends WeakReference<Object> {
        private final int hash;

        Entry(Object instance) {
            super(instance, GONE);
            this.hash = System.identityHashCode(instance);
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
            Object instance = get();
            return instance != null && other instanceof Entry entry && entry.get() == instance;
        }
    }
}
