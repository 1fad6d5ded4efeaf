package dev.hotreload.state;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Numbers the fields that are added to the classes of one hierarchy, so that each has a place of its own in the holders of
 * an object. Safe for use by any thread.
 */
public final class FieldNumbers {
    private final AtomicInteger primitives = new AtomicInteger();
    private final AtomicInteger references = new AtomicInteger();

    /** The index of the next field of this type among those of its kind: primitive ones or references. */
    public int next(Class<?> type) {
        return (type.isPrimitive() ? primitives : references).getAndIncrement();
    }
}
