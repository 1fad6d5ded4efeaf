package dev.hotreload.boot;

/**
 * Room for an interface that a class may get later: the last ones that a prepared class names, without methods.
 *
 * <p>HotSpot gives an interface a place in the table of interface methods ({@code klassVtable.cpp}, {@code
 * visit_all_interfaces}) only if it has methods or a superinterface, which is all that this one is for. Reflection
 * never shows them.
 */
public interface Seat {
    /** A seat. If it is a class's first interface, its place says where the table of methods begins, and stays. */
    interface First extends Seat {}

    /** A seat. */
    interface Second extends Seat {}

    /** A seat. */
    interface Third extends Seat {}

    /** A seat. */
    interface Fourth extends Seat {}

    /** A seat. */
    interface Fifth extends Seat {}
}
