package dev.hotreload.state;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Numbers the fields that are added to the classes of one hierarchy, so that each has a place of its own in the holders
 * of an object. Safe for use by any thread.
 */
public final class FieldNumbers {
    /** What a holder has room for, of each kind. */
    private static final int PLACES = 2;

    private final AtomicInteger primitives = new AtomicInteger();
    private final AtomicInteger references = new AtomicInteger();

    private final int first;

    private FieldNumbers(int first) {
        this.first = first;
    }

    /** For the classes below one that has the prepared field. */
    public static FieldNumbers ofHierarchy() {
        return new FieldNumbers(0);
    }

    /**
     * For the classes that the JVM has as interfaces. There may be any other class below each, so they have every
     * second holder for themselves.
     */
    public static FieldNumbers ofFaces() {
        return new FieldNumbers(PLACES);
    }

    /** The index of the next field of this type among those of its kind: primitive ones or references. */
    public int next(Class<?> type) {
        int number = (type.isPrimitive() ? primitives : references).getAndIncrement();
        return first + number / PLACES * 2 * PLACES + number % PLACES;
    }
}
