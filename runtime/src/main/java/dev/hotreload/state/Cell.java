package dev.hotreload.state;

import org.jspecify.annotations.Nullable;

/**
 * The value of one added field of one object, or of one added static field.
 *
 * <p>Primitive values are kept as bits, so that reading one makes no object. {@code isSet} is written after the value and
 * read before it.
 */
final class Cell {
    @Nullable
    Object reference;

    long bits;
    volatile boolean isSet;
    private @Nullable Thread initialising;

    /** Whether {@code thread} shall evaluate the initialiser now; to be called with this cell's monitor held. */
    boolean begin(Thread thread) {
        if (isSet || initialising == thread) {
            return false;
        }
        initialising = thread;
        return true;
    }

    /** Ends what {@link #begin} began. */
    void end() {
        initialising = null;
    }
}
