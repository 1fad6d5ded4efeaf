package dev.hotreload.examples.imagegen.model;

import java.util.Arrays;

/**
 * A compositional pattern-producing network: for a point of the plane it answers some smooth numbers.
 *
 * <p>Works on a whole row of points at a time; that keeps its inner loops long and simple. Safe for use by any thread.
 */
final class PatternNetwork {

    static final int CHANNELS = 3;

    private static final int INPUTS = 3;
    private static final int WIDTH = 20;
    private static final int HIDDEN = 3;

    private final Dense[] layers = new Dense[HIDDEN + 2];

    PatternNetwork(Parameters parameters) {
        double frequency = 2.2 + 1.6 * parameters.nextUnit();
        layers[0] = new Dense(parameters, INPUTS, WIDTH, frequency);
        for (int i = 1; i <= HIDDEN; i++) {
            layers[i] = new Dense(parameters, WIDTH, WIDTH, 1.5);
        }
        layers[HIDDEN + 1] = new Dense(parameters, WIDTH, CHANNELS, 1);
    }

    /** The channels of the points {@code (x[i], y[i])}: one array for each channel. */
    float[][] row(float[] x, float[] y) {
        float[] radius = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            radius[i] = (float) Math.hypot(x[i], y[i]);
        }
        float[][] signal = {x, y, radius};
        for (Dense layer : layers) {
            signal = layer.apply(signal);
        }
        return signal;
    }

    /** A dense layer whose activation is the sine: smooth, and it never saturates. */
    private static final class Dense {

        private final float[][] weights;
        private final float[] bias;

        Dense(Parameters parameters, int inputs, int outputs, double gain) {
            weights = new float[outputs][];
            for (int i = 0; i < outputs; i++) {
                weights[i] = parameters.next(inputs, gain * Math.sqrt(2.0 / inputs));
            }
            bias = parameters.next(outputs, Math.PI / 2);
        }

        float[][] apply(float[][] inputs) {
            float[][] outputs = new float[weights.length][inputs[0].length];
            for (int i = 0; i < outputs.length; i++) {
                float[] output = outputs[i];
                Arrays.fill(output, bias[i]);
                for (int j = 0; j < inputs.length; j++) {
                    add(output, inputs[j], weights[i][j]);
                }
                Wave.sine(output);
            }
            return outputs;
        }

        private static void add(float[] sum, float[] input, float weight) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weight * input[i];
            }
        }
    }
}
