package dev.hotreload.boot;

import org.jspecify.annotations.Nullable;

/**
 * The argument of the construction hook: which added constructor to run, and with what.
 *
 * <p>The JVM cannot add constructors to a live class (it can only change the bodies of those that it has), so every
 * prepared class has one more, {@code <init>(Construction)}, whose body holds the code of all constructors that were
 * added later.
 *
 * <p>Arguments have places by their number among those of their kind, primitive ones (as {@link Bits}) and references.
 * An array of boxed values for all of them would stay in the code that the JIT makes, because it cannot take an array
 * apart as it does an object.
 */
public final class Construction {
    /** How many arguments of each kind have a place of their own; the others are in {@link #more}. */
    public static final int PLACES = 4;

    /** Which of the added constructors is meant. */
    public final int index;

    /** The first primitive argument. */
    public final long bits0;

    /** The second primitive argument. */
    public final long bits1;

    /** The third primitive argument. */
    public final long bits2;

    /** The fourth primitive argument. */
    public final long bits3;

    /** The first reference among the arguments. */
    public final @Nullable Object reference0;

    /** The second reference among the arguments. */
    public final @Nullable Object reference1;

    /** The third reference among the arguments. */
    public final @Nullable Object reference2;

    /** The fourth reference among the arguments. */
    public final @Nullable Object reference3;

    /** All arguments that have no other place, in their order, primitive ones boxed. */
    public final @Nullable Object @Nullable [] more;

    /** A call of the added constructor number {@code index}. */
    public Construction(
            int index,
            long bits0,
            long bits1,
            long bits2,
            long bits3,
            @Nullable Object reference0,
            @Nullable Object reference1,
            @Nullable Object reference2,
            @Nullable Object reference3,
            @Nullable Object @Nullable [] more) {
        this.index = index;
        this.bits0 = bits0;
        this.bits1 = bits1;
        this.bits2 = bits2;
        this.bits3 = bits3;
        this.reference0 = reference0;
        this.reference1 = reference1;
        this.reference2 = reference2;
        this.reference3 = reference3;
        this.more = more;
    }

    /** The same for boxed arguments. */
    public static Construction of(int index, Class<?>[] types, @Nullable Object[] arguments) {
        long[] bits = new long[PLACES];
        Object[] references = new Object[PLACES];
        Object[] more = new Object[types.length];
        int bitsCount = 0;
        int referenceCount = 0;
        int moreCount = 0;
        for (int i = 0; i < types.length; i++) {
            if (types[i].isPrimitive() && bitsCount < PLACES) {
                bits[bitsCount++] = Bits.of(arguments[i]);
            } else if (!types[i].isPrimitive() && referenceCount < PLACES) {
                references[referenceCount++] = arguments[i];
            } else {
                more[moreCount++] = arguments[i];
            }
        }
        return new Construction(
                index,
                bits[0],
                bits[1],
                bits[2],
                bits[3],
                references[0],
                references[1],
                references[2],
                references[3],
                more);
    }

    /** What the hook does for an index that it has no code for: an old frame met a constructor that is not there. */
    public static NoSuchMethodError missing(Construction construction) {
        return new NoSuchMethodError("hotreload: no added constructor number " + construction.index);
    }
}
