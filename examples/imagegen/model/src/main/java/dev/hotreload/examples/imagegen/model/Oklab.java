package dev.hotreload.examples.imagegen.model;

/**
 * A colour in the space where equal steps look equal (Oklab), so that mixtures stay clean.
 *
 * @param lightness 0 (black) to 1 (white)
 * @param a from green (negative) to red
 * @param b from blue (negative) to yellow
 */
public record Oklab(double lightness, double a, double b) {

    /** The colour of {@code 0xRRGGBB}. */
    public static Oklab of(int rgb) {
        double red = linear((rgb >> 16 & 0xff) / 255.0);
        double green = linear((rgb >> 8 & 0xff) / 255.0);
        double blue = linear((rgb & 0xff) / 255.0);
        double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return new Oklab(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    /** This colour as {@code 0xRRGGBB}; what a screen cannot show is clipped. */
    public int toRgb() {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        int red = screen(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
        int green = screen(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
        int blue = screen(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
        return red << 16 | green << 8 | blue;
    }

    /** This colour at {@code share} 0, {@code other} at 1, mixtures between. */
    public Oklab mix(Oklab other, double share) {
        return new Oklab(
                lightness + (other.lightness - lightness) * share,
                a + (other.a - a) * share,
                b + (other.b - b) * share);
    }

    /** This colour, lighter (or with a negative amount darker). */
    public Oklab lighter(double amount) {
        return new Oklab(lightness + amount, a, b);
    }

    /** This colour with its colourfulness multiplied: 0 is grey, 1 changes nothing. */
    public Oklab saturated(double factor) {
        return new Oklab(lightness, a * factor, b * factor);
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static double linear(double encoded) {
        return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
    }

    private static int screen(double linear) {
        double clipped = Math.max(0, Math.min(1, linear));
        double encoded = clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * Math.pow(clipped, 1 / 2.4) - 0.055;
        return (int) Math.round(encoded * 255);
    }
}
