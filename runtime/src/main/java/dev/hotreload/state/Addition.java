package dev.hotreload.state;

import dev.hotreload.boot.Holder;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.function.LongBinaryOperator;

/**
 * Adds atomically to a value that is kept in a {@code long}.
 *
 * @param place of the value in a {@link Holder}
 * @param sum of two values of the type, as bits (see {@link dev.hotreload.boot.Bits})
 */
record Addition(VarHandle place, LongBinaryOperator sum) {

    /** The sum of a primitive type, which wraps around as the type does (JLS §15.18.2). */
    static LongBinaryOperator sumOf(Class<?> type) {
        if (type == byte.class) {
            return (one, other) -> (byte) (one + other);
        } else if (type == short.class) {
            return (one, other) -> (short) (one + other);
        } else if (type == char.class) {
            return (one, other) -> (char) (one + other);
        } else if (type == int.class) {
            return (one, other) -> (int) (one + other);
        } else if (type == float.class) {
            return (one, other) ->
                    Float.floatToRawIntBits(Float.intBitsToFloat((int) one) + Float.intBitsToFloat((int) other));
        } else if (type == double.class) {
            return (one, other) ->
                    Double.doubleToRawLongBits(Double.longBitsToDouble(one) + Double.longBitsToDouble(other));
        }
        return Long::sum;
    }

    /** {@code (Holder, long)long}: adds to the value, and returns the one before. */
    MethodHandle getAndAdd() {
        try {
            return MethodHandles.lookup()
                    .findVirtual(Addition.class, "add", MethodType.methodType(long.class, Holder.class, long.class))
                    .bindTo(this);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("hotreload: no addition", e);
        }
    }

    @SuppressWarnings("UnusedMethod") // called through getAndAdd
    private long add(Holder holder, long delta) {
        long before;
        do {
            before = (long) place.getVolatile(holder);
        } while (!place.compareAndSet(holder, before, sum.applyAsLong(before, delta)));
        return before;
    }
}
