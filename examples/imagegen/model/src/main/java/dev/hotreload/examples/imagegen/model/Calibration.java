package dev.hotreload.examples.imagegen.model;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A batch of sample signals that passes through the layers as they are built and sets each one's bias and gain. */
final class Calibration {

    private static final int SAMPLES = 128;

    private final float[][] signals;

    Calibration(RandomGenerator random) {
        signals = new float[SAMPLES][Layer.WIDTH];
        for (float[] signal : signals) {
            for (int i = 0; i < signal.length; i++) {
                signal[i] = (float) random.nextGaussian();
            }
        }
    }

    /** Calibrates {@code layer}, the one after those that the batch has passed, and passes it. */
    void pass(Layer layer) {
        layer.calibrate(Arrays.stream(signals).map(layer::apply).toArray(float[][]::new));
        Arrays.setAll(signals, i -> Layer.activate(layer.apply(signals[i])));
    }
}
