package dev.hotreload.boot;

import org.jspecify.annotations.Nullable;

/**
 * The values of up to four fields that generations added to a class: those of one object, on whose prepared field it
 * hangs, or one static field's.
 *
 * <p>A place never moves, so an access is one load more than that of a declared field. Whether a place has its value is
 * seen from the value itself: {@link #UNSET} and null say that it may have none, and {@link #filled} knows. The JVM
 * writes a {@code long} at once, so no thread sees half of it.
 *
 * <p>The class is here, where every class can see it, because the prepared field is of its type: code that the JIT
 * makes of an access then needs no check of the class.
 *
 * <p>Read and written by the application's threads.
 */
public final class Holder {
    /** What stands for a primitive value that is not there yet; hardly any program has this very value. */
    public static final long UNSET = 0x9d3a_71c5_0e6b_42f8L;

    /** What stands for null, because null stands for a reference that is not there yet. */
    public static final Object NULL = new Object();

    /** In {@link #filled}: {@link #bits0} has its value. */
    public static final int BITS_0 = 1;

    /** In {@link #filled}: {@link #bits1} has its value. */
    public static final int BITS_1 = 2;

    /** In {@link #filled}: {@link #reference0} has its value. */
    public static final int REFERENCE_0 = 4;

    /** In {@link #filled}: {@link #reference1} has its value. */
    public static final int REFERENCE_1 = 8;

    /** As {@link #more} of a holder that many objects share. */
    private static final Holder[] SHARED = {};

    /** A primitive value: integral ones as they are, floating point ones by their raw bits. */
    public long bits0;

    /** As {@link #bits0}. */
    public long bits1;

    /** A reference. */
    public @Nullable Object reference0;

    /** As {@link #reference0}. */
    public @Nullable Object reference1;

    /** The holders of further fields; only on the first one. Replaced as a whole when it grows. */
    public Holder @Nullable [] more;

    /** Which places have their value. Guarded by this object's monitor once other threads can see it. */
    public int filled;

    /**
     * The generation whose constructors make the object: fields that it has begin with default values, and the
     * constructors set them. Those of later generations, or all if this is 0, begin with what their initialisers
     * evaluate to.
     */
    public final int madeIn;

    /** As {@link #Holder(int, int)}, for an object that no constructor knows to have added fields. */
    public Holder(int places) {
        this(places, 0);
    }

    /** A holder with default values in the given places, and no values in the others. */
    public Holder(int places, int madeIn) {
        this.madeIn = madeIn;
        this.bits0 = (places & BITS_0) != 0 ? 0 : UNSET;
        this.bits1 = (places & BITS_1) != 0 ? 0 : UNSET;
        this.reference0 = (places & REFERENCE_0) != 0 ? NULL : null;
        this.reference1 = (places & REFERENCE_1) != 0 ? NULL : null;
        this.filled = places;
    }

    /**
     * A holder without places, for all objects that constructors of a generation make; one with places takes its place.
     */
    public static Holder ofNew(int generation) {
        Holder shared = new Holder(0, generation);
        shared.more = SHARED;
        return shared;
    }

    /** Whether other objects have this holder, too. */
    public boolean isShared() {
        return more == SHARED;
    }

    /** A holder of the same values, for a clone. */
    public synchronized Holder copy() {
        if (isShared()) {
            return this;
        }
        Holder copy = new Holder(0, madeIn);
        copy.bits0 = bits0;
        copy.bits1 = bits1;
        copy.reference0 = reference0;
        copy.reference1 = reference1;
        copy.filled = filled;
        if (more != null) {
            copy.more = more.clone();
            for (int i = 0; i < more.length; i++) {
                copy.more[i] = more[i] == null ? null : more[i].copy();
            }
        }
        return copy;
    }
}
