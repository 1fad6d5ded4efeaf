package dev.hotreload.examples.imagegen.model;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * One dense layer of the network: an orthogonal matrix of four megabytes, and for each output a bias and a gain.
 *
 * <p>Orthogonal, because such a matrix turns a vector without stretching it; a signal can pass through dozens of them
 * and neither fades nor explodes.
 */
final class Layer {

    static final int WIDTH = 1024;
    static final int MEGABYTES = WIDTH * WIDTH * Float.BYTES >> 20;

    private final float[][] rows = new float[WIDTH][WIDTH];
    private final float[] bias = new float[WIDTH];
    private final float[] gain = new float[WIDTH];

    private Layer() {
        Arrays.fill(gain, 1);
    }

    /** A matrix drawn evenly from all rotations: random numbers, made orthogonal. */
    static Layer orthogonal(RandomGenerator random) {
        Layer layer = new Layer();
        for (float[] row : layer.rows) {
            for (int column = 0; column < WIDTH; column++) {
                row[column] = (float) random.nextGaussian();
            }
        }
        // Once leaves an error that single precision makes visible; twice is enough (Kahan and Parlett).
        layer.orthogonalise();
        layer.orthogonalise();
        return layer;
    }

    /** The layer's outputs before the activation. */
    float[] apply(float[] input) {
        float[] output = new float[WIDTH];
        for (int row = 0; row < WIDTH; row++) {
            output[row] = (dot(rows[row], input) + bias[row]) * gain[row];
        }
        return output;
    }

    /** What the next layer reads. */
    static float[] activate(float[] output) {
        float[] activation = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            activation[i] = (float) Math.tanh(output[i]);
        }
        return activation;
    }

    /** Sets bias and gain so that over {@code outputs} every output has mean 0 and variance 1. */
    void calibrate(float[][] outputs) {
        for (int row = 0; row < WIDTH; row++) {
            double sum = 0;
            double squares = 0;
            for (float[] output : outputs) {
                sum += output[row];
                squares += output[row] * output[row];
            }
            double mean = sum / outputs.length;
            double variance = squares / outputs.length - mean * mean;
            bias[row] = (float) -mean;
            gain[row] = (float) (1 / Math.sqrt(variance + 1e-6));
        }
    }

    private static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < WIDTH; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Modified Gram-Schmidt over the columns. */
    private void orthogonalise() {
        float[] projections = new float[WIDTH];
        for (int pivot = 0; pivot < WIDTH; pivot++) {
            normalise(pivot);
            project(pivot, projections);
            subtract(pivot, projections);
        }
    }

    private void normalise(int column) {
        double square = 0;
        for (float[] row : rows) {
            square += row[column] * row[column];
        }
        float scale = (float) (1 / Math.sqrt(square));
        for (float[] row : rows) {
            row[column] *= scale;
        }
    }

    private void project(int pivot, float[] projections) {
        Arrays.fill(projections, 0);
        for (float[] row : rows) {
            float weight = row[pivot];
            for (int column = pivot + 1; column < WIDTH; column++) {
                projections[column] += weight * row[column];
            }
        }
    }

    private void subtract(int pivot, float[] projections) {
        for (float[] row : rows) {
            float weight = row[pivot];
            for (int column = pivot + 1; column < WIDTH; column++) {
                row[column] -= weight * projections[column];
            }
        }
    }
}
