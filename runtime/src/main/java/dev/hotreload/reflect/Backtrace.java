package dev.hotreload.reflect;

import org.jspecify.annotations.Nullable;

/**
 * What HotSpot keeps of a stack, as a {@link Throwable} has it: chunks, each of an array of numbers of methods, one of
 * positions and versions, others, and the next chunk ({@code BacktraceBuilder} in {@code javaClasses.cpp} of JDK 17 to
 * 25).
 *
 * <p>It is gone through once, from the top of the stack. Used by one thread.
 */
public final class Backtrace {
    private static final int METHODS = 0;
    private static final int POSITIONS = 1;
    private static final int FIRST_NEXT = 3;

    private Object @Nullable [] chunk;
    private int index = -1;

    Backtrace(@Nullable Object first) {
        chunk = isChunk(first) ? (Object[]) first : null;
    }

    private static boolean isChunk(@Nullable Object object) {
        return object instanceof Object[] parts
                && parts.length > FIRST_NEXT
                && parts[METHODS] instanceof short[]
                && parts[POSITIONS] instanceof int[];
    }

    /** Goes on to the next frame; false if there is none, or if this JVM keeps its stacks otherwise. */
    public boolean next() {
        index++;
        if (chunk != null && index == ((short[]) chunk[METHODS]).length) {
            chunk = following(chunk);
            index = 0;
        }
        return chunk != null;
    }

    private static Object @Nullable [] following(Object[] chunk) {
        for (int i = FIRST_NEXT; i < chunk.length; i++) {
            if (isChunk(chunk[i])) {
                return (Object[]) chunk[i];
            }
        }
        return null;
    }

    /** The number of the method within its class, which reflection knows, too. */
    public int method() {
        return ((short[]) part(METHODS))[index] & 0xFFFF;
    }

    /** The position in the method's code. */
    public int position() {
        return ((int[]) part(POSITIONS))[index] >>> 16;
    }

    /** How often the class had been redefined, in 16 bits. */
    public int version() {
        return ((int[]) part(POSITIONS))[index] & 0xFFFF;
    }

    private Object part(int number) {
        if (chunk == null) {
            throw new IllegalStateException("hotreload: there is no next frame");
        }
        return chunk[number];
    }
}
