package dev.hotreload.state;

import org.jspecify.annotations.Nullable;

/**
 * The value of one added field of one object, or of one added static field.
 *
 * <p>Primitive values are kept as bits, so that reading one makes no object.
 */
final class Cell {
    @Nullable
    Object reference;

    long bits;
}
