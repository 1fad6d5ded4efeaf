package dev.hotreload.examples.imagegen.model;

/**
 * Gives the network's numbers a look: a silken surface in the colours of a palette, lit from the upper left.
 *
 * <p>Channel 0 is the colour, channel 1 the height of the surface, channel 2 a veil of light.
 */
final class Material {

    private static final int COLOUR = 0;
    private static final int HEIGHT = 1;
    private static final int VEIL = 2;

    private final Palette palette;
    private final double relief;
    private final double folds;
    private final double phase;
    private final double range;

    Material(Parameters parameters) {
        palette = Palette.ALL.get(parameters.nextChoice(Palette.ALL.size()));
        relief = 0.06 + 0.08 * parameters.nextUnit();
        folds = 3 + 6 * parameters.nextUnit();
        phase = 0.35 + 0.3 * parameters.nextUnit();
        range = 0.32 + 0.16 * parameters.nextUnit();
    }

    /** The colour of one pixel. */
    Oklab shade(Fields fields, int column, int row) {
        double steepness = relief * (1 + Math.cos(folds * fields.value(HEIGHT, column, row)));
        double slopeX = steepness * fields.slopeX(HEIGHT, column, row);
        double slopeY = steepness * fields.slopeY(HEIGHT, column, row);
        double length = Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY);
        double diffuse = (0.45 * slopeX + 0.55 * slopeY + 0.7) / length;
        double position = phase + range * fields.value(COLOUR, column, row) + 0.12 * (slopeX / length);
        Oklab base = palette.at(position);
        double veil = Math.max(0, fields.value(VEIL, column, row));
        return base.lighter(0.2 * (diffuse - 0.6) + 0.04 * veil + 0.2 * gleam(diffuse))
                .saturated(1.05 + 0.2 * diffuse);
    }

    private static double gleam(double diffuse) {
        return Math.pow(Math.max(0, diffuse), 24);
    }
}
