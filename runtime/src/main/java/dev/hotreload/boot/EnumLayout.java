package dev.hotreload.boot;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The constants of an enum whose constants a generation changed. Immutable.
 *
 * <p>Each constant that ever was has a slot, which it keeps for good: live {@code EnumSet}s and {@code EnumMap}s hold
 * bits and values by slot. Its ordinal is its place among the constants that are declared now; those that are not
 * declared any more come behind them.
 */
public final class EnumLayout {
    private static final int ORDINAL_BITS = 16;

    /** The bits of the ordinal in a {@linkplain #number number}. */
    public static final int ORDINAL_MASK = (1 << ORDINAL_BITS) - 1;

    final @Nullable Enum<?>[] bySlot;
    final @Nullable Enum<?>[] byOrdinal;
    final long[] declaredSlots;
    final boolean isReordered;
    private final Map<String, Integer> numbers;

    /**
     * A layout.
     *
     * @param bySlot the constants by slot; those that are still to be made are null
     * @param byOrdinal the same constants by ordinal
     * @param declared how many of them are declared
     * @param numbers what the field {@code Enum.ordinal} of each holds (see {@link #number})
     */
    public EnumLayout(
            @Nullable Enum<?>[] bySlot, @Nullable Enum<?>[] byOrdinal, int declared, Map<String, Integer> numbers) {
        this.bySlot = bySlot.clone();
        this.byOrdinal = byOrdinal.clone();
        this.numbers = Map.copyOf(numbers);
        this.declaredSlots = declaredSlots(bySlot, byOrdinal, declared);
        boolean inOrder = true;
        for (int i = 0; i < bySlot.length; i++) {
            inOrder &= bySlot[i] == byOrdinal[i];
        }
        this.isReordered = !inOrder;
    }

    private static long[] declaredSlots(@Nullable Enum<?>[] bySlot, @Nullable Enum<?>[] byOrdinal, int declared) {
        Set<Object> constants = Collections.newSetFromMap(new IdentityHashMap<>());
        constants.addAll(Arrays.asList(byOrdinal).subList(0, declared));
        long[] slots = new long[(bySlot.length + Long.SIZE - 1) / Long.SIZE];
        for (int slot = 0; slot < bySlot.length; slot++) {
            if (bySlot[slot] != null && constants.contains(bySlot[slot])) {
                slots[slot / Long.SIZE] |= 1L << slot;
            }
        }
        return slots;
    }

    /**
     * What the field {@code Enum.ordinal} holds: the ordinal, and above it the slot where that is another number. So a
     * thread that reads one in the middle of a change never gets a slot that is not the constant's.
     */
    public static int number(int ordinal, int slot) {
        return ordinal | ((ordinal ^ slot) << ORDINAL_BITS);
    }

    /** The ordinal in {@code number}. */
    public static int ordinal(int number) {
        return number & ORDINAL_MASK;
    }

    /** The slot in {@code number}. */
    public static int slot(int number) {
        return (number >>> ORDINAL_BITS) ^ (number & ORDINAL_MASK);
    }

    /** The number of the constant of this name, or {@code otherwise} if there is none. */
    int numberOf(String name, int otherwise) {
        return numbers.getOrDefault(name, otherwise);
    }
}
