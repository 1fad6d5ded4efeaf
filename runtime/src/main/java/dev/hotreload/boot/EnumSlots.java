package dev.hotreload.boot;

import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code EnumSet} and {@code EnumMap} call once the constants of some enum have changed; they are left alone until
 * then.
 *
 * <p>For an enum that has not changed every answer is what they would have found themselves. Safe for use by any
 * thread.
 */
@SuppressWarnings("EnumOrdinal") // ordinals are what this is about
public final class EnumSlots {
    private static final ClassValue<Holder> LAYOUTS = new ClassValue<>() {
        @Override
        protected Holder computeValue(Class<?> type) {
            return new Holder();
        }
    };
    private static volatile @Nullable MethodHandle numberOf;

    /** One class's layout. */
    private static final class Holder {
        volatile @Nullable EnumLayout layout;
    }

    /** A constant to the JIT, because it is read when the class is initialised, after {@link #install}. */
    private static final class Reader {
        static final @Nullable MethodHandle OF = numberOf;
    }

    private EnumSlots() {}

    /** Installs the access to the field {@code Enum.ordinal}: {@code (Enum)int}. */
    public static void install(MethodHandle reader) {
        numberOf = reader;
    }

    /** Makes a layout the current one. */
    public static void put(Class<?> type, EnumLayout layout) {
        LAYOUTS.get(type).layout = layout;
    }

    /** The current layout, or null if the enum's constants never changed. */
    public static @Nullable EnumLayout of(Class<?> type) {
        return LAYOUTS.get(type).layout;
    }

    /** Stands for {@code constant.ordinal()}. */
    public static int slot(Enum<?> constant) {
        MethodHandle reader = Reader.OF;
        try {
            return reader == null ? constant.ordinal() : EnumLayout.slot((int) reader.invokeExact((Enum<?>) constant));
        } catch (Throwable e) {
            throw new LinkageError("hotreload: Enum.ordinal cannot be read", e);
        }
    }

    /** Stands for the number that the compiler passes as ordinal to the constructor of a constant. */
    public static int number(int compiled, Class<?> type, String name) {
        EnumLayout layout = of(type);
        return layout == null ? compiled : layout.numberOf(name, compiled);
    }

    /** Stands behind a read of the array of all constants. */
    public static @Nullable Enum<?>[] universe(@Nullable Enum<?>[] known, Class<?> type) {
        EnumLayout layout = of(type);
        return layout == null ? known : layout.bySlot;
    }

    /** Stands behind a read of an {@code EnumMap}'s values, which grow with the enum. */
    public static @Nullable Object[] values(@Nullable Object[] values, Class<?> type) {
        EnumLayout layout = of(type);
        return layout == null || layout.bySlot.length <= values.length
                ? values
                : Arrays.copyOf(values, layout.bySlot.length);
    }

    /** Stands behind {@code RegularEnumSet.addAll} and {@code complement}: only declared constants. */
    public static long declared(long elements, Class<?> type) {
        long[] words = {elements};
        declared(words, type);
        return words[0];
    }

    /** Stands behind {@code JumboEnumSet.addAll} and {@code complement}: only declared constants. */
    public static void declared(long[] elements, Class<?> type) {
        EnumLayout layout = of(type);
        if (layout != null) {
            for (int i = 0; i < elements.length; i++) {
                elements[i] &= i < layout.declaredSlots.length ? layout.declaredSlots[i] : 0;
            }
        }
    }

    /** Stands behind {@code RegularEnumSet.addRange}. */
    public static long range(long elements, Enum<?> from, Enum<?> to) {
        long[] words = {elements};
        range(words, from, to);
        return words[0];
    }

    /** Stands behind {@code JumboEnumSet.addRange}. */
    public static void range(long[] elements, Enum<?> from, Enum<?> to) {
        EnumLayout layout = of(from.getDeclaringClass());
        if (layout != null && layout.isReordered) {
            Arrays.fill(elements, 0);
            for (int i = from.ordinal(); i <= to.ordinal() && i < layout.byOrdinal.length; i++) {
                Enum<?> constant = layout.byOrdinal[i];
                if (constant != null) {
                    int slot = slot(constant);
                    elements[slot >>> 6] |= 1L << slot;
                }
            }
        }
    }

    /** Stands behind {@code EnumSet.iterator}: in the declared order. */
    public static Iterator<?> iterator(Iterator<?> bySlot, Set<?> set, Class<?> type) {
        EnumLayout layout = of(type);
        return layout == null || !layout.isReordered ? bySlot : new EnumIterator(layout.byOrdinal, set);
    }

    /** Stands behind {@code EnumMap.keySet().iterator()}. */
    public static Iterator<?> keys(Iterator<?> bySlot, EnumMap<?, ?> map, Class<?> type) {
        return iterator(bySlot, map.keySet(), type);
    }

    /** Stands behind {@code EnumMap.values().iterator()}. */
    public static Iterator<?> values(Iterator<?> bySlot, EnumMap<?, ?> map, Class<?> type) {
        Iterator<?> keys = keys(bySlot, map, type);
        return keys == bySlot ? bySlot : new EnumMapIterator(keys, map, false);
    }

    /** Stands behind {@code EnumMap.entrySet().iterator()}. */
    public static Iterator<?> entries(Iterator<?> bySlot, EnumMap<?, ?> map, Class<?> type) {
        Iterator<?> keys = keys(bySlot, map, type);
        return keys == bySlot ? bySlot : new EnumMapIterator(keys, map, true);
    }

    /** Stands behind {@code EnumMap.entrySet().toArray(…)}: the entries, which come first, in the declared order. */
    public static Object[] sorted(Object[] entries, EnumMap<?, ?> map, Class<?> type) {
        EnumLayout layout = of(type);
        if (layout != null && layout.isReordered) {
            Arrays.sort(
                    entries, 0, Math.min(entries.length, map.size()), (one, other) -> ordinal(one) - ordinal(other));
        }
        return entries;
    }

    private static int ordinal(Object entry) {
        return ((Enum<?>) ((Map.Entry<?, ?>) entry).getKey()).ordinal();
    }
}
