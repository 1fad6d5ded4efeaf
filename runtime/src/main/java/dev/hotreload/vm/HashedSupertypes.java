package dev.hotreload.vm;

import java.util.Collection;

/**
 * Another array of supertypes for a class whose array is ordered by hash, with its bitmap. The two cannot change
 * together, and a check may read one before and the other after. So there are five steps, with a safepoint after each,
 * and all that a check can meet in between is right:
 *
 * <pre>
 * array:  as it was, 64 places long | bitmap: as it was
 * array:  as it was, 64 places long | bitmap: all ones, which means that the whole array is looked through
 * array:  the new one, 64 long      | bitmap: all ones
 * array:  the new one, 64 long      | bitmap: the new one's
 * array:  the new one               | bitmap: the new one's
 * </pre>
 *
 * <p>The array belongs to the class alone; no other class shares it. Used by one thread.
 */
final class HashedSupertypes {
    /** How many places the hash has ({@code Klass::SECONDARY_SUPERS_TABLE_SIZE}). */
    private static final int PLACES = 64;

    private static final long ALL = -1;

    static final int STEPS = 5;

    private final VmLayout layout;
    private final SubtypeTable table;
    private final LiveKlass klass;
    private final State before;
    private final State now;

    /** An array, a copy that is long enough for any hash, and the bitmap. */
    private record State(long array, long padded, long bitmap) {}

    /** @param as a class that has the supertypes which {@code klass} is to have */
    HashedSupertypes(VmLayout layout, SubtypeTable table, LiveKlass klass, LiveKlass as) {
        this.layout = layout;
        this.table = table;
        this.klass = klass;
        this.before = state(klass);
        this.now = state(as);
    }

    /**
     * With an array that is not hashed in the end, either: whoever looks goes through all of it. For a class that has
     * other classes in it than interfaces, as no class that we could have the JVM lay out.
     *
     * @param supertypes their addresses
     */
    HashedSupertypes(VmLayout layout, SubtypeTable table, LiveKlass klass, Collection<Long> supertypes) {
        this.layout = layout;
        this.table = table;
        this.klass = klass;
        this.before = state(klass);
        long array = padded(supertypes.stream().mapToLong(Long::longValue).toArray());
        this.now = new State(array, array, ALL);
    }

    private State state(LiveKlass of) {
        return new State(of.secondaryArray(), padded(of.secondarySupers()), table.bitmap(of));
    }

    /**
     * Never freed: another thread may be looking through it. The places behind the supertypes have one that every class
     * has: whoever makes the class of arrays asks each for the class of its own arrays.
     */
    private long padded(long[] elements) {
        int length = Math.max(elements.length, PLACES);
        long padded = layout.memory().allocate(2 + length);
        layout.memory().putInt(padded + layout.arrayLength(), length);
        for (int i = 0; i < elements.length; i++) {
            layout.memory().putLong(layout.element(padded, i), elements[i]);
        }
        long object = layout.klass(Object.class).address();
        for (int i = elements.length; i < length; i++) {
            layout.memory().putLong(layout.element(padded, i), object);
        }
        return padded;
    }

    /** Takes one of the {@link #STEPS} steps, from 0; all threads must pass a safepoint before the next one. */
    void step(int number, boolean isBack) {
        State from = isBack ? now : before;
        State to = isBack ? before : now;
        Memory memory = layout.memory();
        switch (number) {
            case 0 -> memory.putLong(klass.secondaryAddress(), from.padded());
            case 1 -> memory.putLong(table.bitmapAddress(klass), ALL);
            case 2 -> memory.putLong(klass.secondaryAddress(), to.padded());
            case 3 -> memory.putLong(table.bitmapAddress(klass), to.bitmap());
            default -> memory.putLong(klass.secondaryAddress(), to.array());
        }
    }

    /** Whether the class is as it was when this was planned. */
    boolean isAsPlanned() {
        return klass.secondaryArray() == before.array() && table.bitmap(klass) == before.bitmap();
    }
}
