package dev.hotreload.examples.imagegen.model;

import java.util.List;

/** An endless sequence of numbers with mean 0 and variance 1, read from the layers one after the other. */
final class Parameters {

    private final List<Layer> layers;
    private float[] signal;
    private float[] values = new float[0];
    private int layer;
    private int position;

    Parameters(List<Layer> layers, float[] signal) {
        this.layers = layers;
        this.signal = signal;
    }

    /** The next number of the sequence. */
    float next() {
        if (position == values.length) {
            values = layers.get(layer).apply(signal);
            signal = Layer.activate(values);
            layer = (layer + 1) % layers.size();
            position = 0;
        }
        return values[position++];
    }

    /** The next number, squeezed evenly into 0 to 1. */
    float nextUnit() {
        return (float) (1 / (1 + Math.exp(-1.702 * next())));
    }

    /** One of {@code count} choices. */
    int nextChoice(int count) {
        return Math.min(count - 1, (int) (nextUnit() * count));
    }

    /** The next {@code count} numbers times {@code scale}. */
    float[] next(int count, double scale) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (next() * scale);
        }
        return numbers;
    }
}
