package dev.hotreload.state;

import dev.hotreload.boot.Holder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of one added field are: a place in the holder that hangs on the prepared field, or in one of those
 * behind it. The methods are the quick way, which sees from the value itself that it is there.
 *
 * <p>A record, because the JIT takes the fields of records for constants, and so folds the place into the code.
 *
 * @param number of the holder; 0 hangs on the object itself
 * @param isFirst which of the holder's two places for such a value
 * @param place the same, as a variable handle
 * @param values who gives a place its first value
 */
record Slot(int number, boolean isFirst, VarHandle place, AddedFieldValues values) {
    private static final VarHandle BITS_0 = find("bits0", long.class);
    private static final VarHandle BITS_1 = find("bits1", long.class);
    private static final VarHandle REFERENCE_0 = find("reference0", Object.class);
    private static final VarHandle REFERENCE_1 = find("reference1", Object.class);

    /** The slot of the field with this index among those of its kind. */
    static Slot of(int index, boolean isPrimitive, AddedFieldValues values) {
        boolean isFirst = index % 2 == 0;
        VarHandle place = isPrimitive ? (isFirst ? BITS_0 : BITS_1) : (isFirst ? REFERENCE_0 : REFERENCE_1);
        return new Slot(index / 2, isFirst, place, values);
    }

    private static VarHandle find(String name, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(Holder.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The bit of {@link Holder#filled} for this place. */
    int mask() {
        if (place.varType() == long.class) {
            return isFirst ? Holder.BITS_0 : Holder.BITS_1;
        }
        return isFirst ? Holder.REFERENCE_0 : Holder.REFERENCE_1;
    }

    long bits(@Nullable Holder state, @Nullable Object object) throws Throwable {
        Holder holder = holder(state);
        if (holder != null) {
            long value = bits(holder);
            if (value != Holder.UNSET) {
                return value;
            }
        }
        return bits(values.slowly(object));
    }

    long volatileBits(@Nullable Holder state, @Nullable Object object) throws Throwable {
        Holder holder = holder(state);
        if (holder != null) {
            long value = (long) place.getVolatile(holder);
            if (value != Holder.UNSET) {
                return value;
            }
        }
        return (long) place.getVolatile(values.slowly(object));
    }

    void set(@Nullable Holder state, @Nullable Object object, long value) throws Throwable {
        Holder holder = holder(state);
        if (holder == null || bits(holder) == Holder.UNSET) {
            holder = values.slowly(object);
        }
        if (isFirst) {
            holder.bits0 = value;
        } else {
            holder.bits1 = value;
        }
    }

    void setVolatile(@Nullable Holder state, @Nullable Object object, long value) throws Throwable {
        Holder holder = holder(state);
        if (holder == null || bits(holder) == Holder.UNSET) {
            holder = values.slowly(object);
        }
        place.setVolatile(holder, value);
    }

    @Nullable
    Object reference(@Nullable Holder state, @Nullable Object object) throws Throwable {
        Holder holder = holder(state);
        if (holder != null) {
            Object value = reference(holder);
            if (value != null) {
                return value == Holder.NULL ? null : value;
            }
        }
        return fromPlace(reference(values.slowly(object)));
    }

    @Nullable
    Object volatileReference(@Nullable Holder state, @Nullable Object object) throws Throwable {
        Holder holder = holder(state);
        if (holder != null) {
            Object value = (Object) place.getVolatile(holder);
            if (value != null) {
                return value == Holder.NULL ? null : value;
            }
        }
        return fromPlace((Object) place.getVolatile(values.slowly(object)));
    }

    void set(@Nullable Holder state, @Nullable Object object, @Nullable Object value) throws Throwable {
        Holder holder = holder(state);
        if (holder == null || reference(holder) == null) {
            holder = values.slowly(object);
        }
        Object placed = toPlace(value);
        if (isFirst) {
            holder.reference0 = placed;
        } else {
            holder.reference1 = placed;
        }
    }

    void setVolatile(@Nullable Holder state, @Nullable Object object, @Nullable Object value) throws Throwable {
        Holder holder = holder(state);
        if (holder == null || reference(holder) == null) {
            holder = values.slowly(object);
        }
        place.setVolatile(holder, toPlace(value));
    }

    /** The holder that has the place, if it is there. */
    @Nullable
    Holder holder(@Nullable Holder state) {
        return number == 0 ? state : behind(state);
    }

    private @Nullable Holder behind(@Nullable Holder state) {
        Holder[] more = state == null ? null : state.more;
        return more != null && number <= more.length ? more[number - 1] : null;
    }

    private long bits(Holder holder) {
        return isFirst ? holder.bits0 : holder.bits1;
    }

    private @Nullable Object reference(Holder holder) {
        return isFirst ? holder.reference0 : holder.reference1;
    }

    static Object toPlace(@Nullable Object value) {
        return value == null ? Holder.NULL : value;
    }

    static @Nullable Object fromPlace(@Nullable Object placed) {
        return placed == Holder.NULL ? null : placed;
    }
}
