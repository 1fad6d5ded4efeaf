package dev.hotreload.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a primitive type are kept in a {@code long}: integral ones as they are, floating point ones by
 * their raw bits.
 */
public record Bits(Class<?> type) {

    /** {@code (long)type}. */
    public MethodHandle toValue() {
        MethodHandle same = MethodHandles.identity(long.class);
        if (type == double.class) {
            return find(Double.class, "longBitsToDouble", double.class, long.class);
        } else if (type == float.class) {
            return MethodHandles.filterReturnValue(
                    MethodHandles.explicitCastArguments(same, MethodType.methodType(int.class, long.class)),
                    find(Float.class, "intBitsToFloat", float.class, int.class));
        }
        return MethodHandles.explicitCastArguments(same, MethodType.methodType(type, long.class));
    }

    /** {@code (type)long}. */
    public MethodHandle fromValue() {
        if (type == double.class) {
            return find(Double.class, "doubleToRawLongBits", long.class, double.class);
        } else if (type == float.class) {
            return MethodHandles.explicitCastArguments(
                    find(Float.class, "floatToRawIntBits", int.class, float.class),
                    MethodType.methodType(long.class, float.class));
        }
        return MethodHandles.explicitCastArguments(
                MethodHandles.identity(long.class), MethodType.methodType(long.class, type));
    }

    /** The bits of a boxed value; 0 for null. */
    public static long of(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        } else if (value instanceof Character character) {
            return character;
        } else if (value instanceof Float number) {
            return Float.floatToRawIntBits(number);
        } else if (value instanceof Double number) {
            return Double.doubleToRawLongBits(number);
        }
        return value instanceof Number number ? number.longValue() : 0;
    }

    private static MethodHandle find(Class<?> owner, String name, Class<?> result, Class<?> parameter) {
        try {
            return MethodHandles.publicLookup().findStatic(owner, name, MethodType.methodType(result, parameter));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the JDK has no " + owner.getName() + "." + name, e);
        }
    }
}
