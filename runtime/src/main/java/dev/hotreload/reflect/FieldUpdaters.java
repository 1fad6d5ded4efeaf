package dev.hotreload.reflect;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/** Atomic updaters of added fields, by variable handles. They are safe for use by any thread. */
public final class FieldUpdaters {
    private FieldUpdaters() {}

    /**
     * The updater of a volatile field, of the kind that its type has.
     *
     * @param field a handle with one coordinate, the object
     */
    public static Object of(VarHandle field) {
        Class<?> type = field.varType();
        return type == int.class ? new OfInt(field) : type == long.class ? new OfLong(field) : new OfReference(field);
    }

    private static final class OfInt extends AtomicIntegerFieldUpdater<Object> {
        private final VarHandle field;

        OfInt(VarHandle field) {
            this.field = field;
        }

        @Override
        public boolean compareAndSet(Object object, int expect, int update) {
            return field.compareAndSet(object, expect, update);
        }

        @Override
        public boolean weakCompareAndSet(Object object, int expect, int update) {
            return field.weakCompareAndSet(object, expect, update);
        }

        @Override
        public void set(Object object, int value) {
            field.setVolatile(object, value);
        }

        @Override
        public void lazySet(Object object, int value) {
            field.setRelease(object, value);
        }

        @Override
        public int get(Object object) {
            return (int) field.getVolatile(object);
        }
    }

    private static final class OfLong extends AtomicLongFieldUpdater<Object> {
        private final VarHandle field;

        OfLong(VarHandle field) {
            this.field = field;
        }

        @Override
        public boolean compareAndSet(Object object, long expect, long update) {
            return field.compareAndSet(object, expect, update);
        }

        @Override
        public boolean weakCompareAndSet(Object object, long expect, long update) {
            return field.weakCompareAndSet(object, expect, update);
        }

        @Override
        public void set(Object object, long value) {
            field.setVolatile(object, value);
        }

        @Override
        public void lazySet(Object object, long value) {
            field.setRelease(object, value);
        }

        @Override
        public long get(Object object) {
            return (long) field.getVolatile(object);
        }
    }

    private static final class OfReference extends AtomicReferenceFieldUpdater<Object, @Nullable Object> {
        private final VarHandle field;

        OfReference(VarHandle field) {
            this.field = field;
        }

        @Override
        public boolean compareAndSet(Object object, @Nullable Object expect, @Nullable Object update) {
            return field.compareAndSet(object, expect, update);
        }

        @Override
        public boolean weakCompareAndSet(Object object, @Nullable Object expect, @Nullable Object update) {
            return field.weakCompareAndSet(object, expect, update);
        }

        @Override
        public void set(Object object, @Nullable Object value) {
            field.setVolatile(object, value);
        }

        @Override
        public void lazySet(Object object, @Nullable Object value) {
            field.setRelease(object, value);
        }

        @Override
        public @Nullable Object get(Object object) {
            return field.getVolatile(object);
        }
    }
}
