package dev.hotreload.examples.imagegen.model;

/** A sine for pictures: right to five digits, and several times as fast as the exact one. */
final class Wave {

    private static final float TURN = (float) (2 * Math.PI);

    private Wave() {}

    /** Replaces every number by its sine. */
    static void sine(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = sine(values[i]);
        }
    }

    static float sine(float angle) {
        float turns = angle / TURN;
        float turn = turns - Math.round(turns);
        // Beyond a quarter turn the sine runs back.
        float folded = Math.abs(turn) > 0.25f ? Math.copySign(0.5f, turn) - turn : turn;
        float x = folded * TURN;
        float square = x * x;
        return x * (1 - square * (1 / 6f - square * (1 / 120f - square / 5040f)));
    }
}
