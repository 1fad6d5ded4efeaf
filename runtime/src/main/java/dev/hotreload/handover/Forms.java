package dev.hotreload.handover;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What stands for each object of other generations in one of them: one form for each object, for as long as somebody
 * has it.
 *
 * <p>It holds neither objects nor forms. Safe for use by any thread.
 */
final class Forms {
    private final Map<Key, WeakReference<Object>> forms = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

    /** The form of an object; null if nobody has one. */
    @Nullable
    Object of(Object object) {
        WeakReference<Object> form = forms.get(new Key(object, null));
        return form == null ? null : form.get();
    }

    /** Makes a form the one of an object, unless it has one by now, and returns the one that it has. */
    Object put(Object object, Object form) {
        forget();
        WeakReference<Object> added = new WeakReference<>(form);
        Object[] current = {form};
        forms.compute(new Key(object, gone), (key, known) -> {
            Object live = known == null ? null : known.get();
            if (live == null) {
                return added;
            }
            current[0] = live;
            return known;
        });
        return current[0];
    }

    private void forget() {
        Reference<?> collected;
        while ((collected = gone.poll()) != null) {
            forms.remove(collected);
        }
    }

    /** An object by its identity. */
    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object object, @Nullable ReferenceQueue<Object> gone) {
            super(object, gone);
            this.hash = System.identityHashCode(object);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || (other instanceof Key key && key.hash == hash && key.get() != null && key.get() == get());
        }
    }
}
