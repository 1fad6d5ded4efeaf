package dev.hotreload.examples.imagegen.model;

/** The effects that are ready for use. */
final class Effects {

    private Effects() {}

    /** Darker towards the corners. */
    static Effect vignette(double strength) {
        return (colour, x, y) -> {
            double distance = (x * x + y * y) / 2;
            return colour.lighter(-strength * distance * distance);
        };
    }

    /** Deeper shadows and brighter lights. */
    static Effect contrast(double strength) {
        return (colour, x, y) -> {
            double centred = colour.lightness() - 0.5;
            return colour.lighter(strength * centred * (1 - 4 * centred * centred));
        };
    }
}
