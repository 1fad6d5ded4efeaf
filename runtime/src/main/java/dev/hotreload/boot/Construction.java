package dev.hotreload.boot;

/**
 * The argument of the construction hook: which added constructor to run, and with what.
 *
 * <p>The JVM cannot add constructors to a live class (it can only change the bodies of those that it has), so every
 * prepared class has one more, {@code <init>(Construction)}, whose body holds the code of all constructors that were
 * added later.
 */
public final class Construction {
    /** Which of the added constructors is meant. */
    public final int index;

    /** The constructor's arguments, primitive ones boxed. */
    public final Object[] arguments;

    /** A call of the added constructor number {@code index}. */
    public Construction(int index, Object[] arguments) {
        this.index = index;
        this.arguments = arguments;
    }

    /** What the hook does for an index that it has no code for: an old frame met a constructor that is not there. */
    public static NoSuchMethodError missing(Construction construction) {
        return new NoSuchMethodError("hotreload: no added constructor number " + construction.index);
    }
}
