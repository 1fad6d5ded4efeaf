package dev.hotreload.examples.imagegen.model;

/** A last touch to every pixel of a finished picture. */
@FunctionalInterface
public interface Effect {

    /**
     * The colour that takes the place of {@code colour}.
     *
     * @param x from -1 (left) to 1
     * @param y from -1 (top) to 1
     */
    Oklab apply(Oklab colour, double x, double y);

    /** This effect, and {@code next} on its result. */
    default Effect then(Effect next) {
        return (colour, x, y) -> next.apply(apply(colour, x, y), x, y);
    }
}
