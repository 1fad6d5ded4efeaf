package dev.hotreload.examples.imagegen.model;

/** How the plane is folded before the network sees it. */
enum Composition {
    /** Not at all. */
    FREE {
        @Override
        double[] fold(double x, double y) {
            return new double[] {x, y};
        }
    },
    /** The left half mirrors the right. */
    MIRROR {
        @Override
        double[] fold(double x, double y) {
            return new double[] {soft(x), y};
        }
    },
    /** Rings and petals around the middle. */
    FLOWER {
        @Override
        double[] fold(double x, double y) {
            double radius = Math.hypot(x, y);
            double angle = Math.atan2(y, x);
            double petals = Math.cos(PETALS * angle);
            return new double[] {radius * 1.6 - 1, radius * petals};
        }
    },
    /** A plane that turns the more, the farther from the middle. */
    SWIRL {
        @Override
        double[] fold(double x, double y) {
            double radius = Math.hypot(x, y);
            double turn = 2.2 * radius;
            return new double[] {x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)};
        }
    };

    private static final int PETALS = 5;

    abstract double[] fold(double x, double y);

    /** The absolute value without its corner. */
    private static double soft(double value) {
        return Math.sqrt(value * value + 0.01);
    }
}
