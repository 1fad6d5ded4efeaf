package dev.hotreload.examples.imagegen.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The layers of the network: everything that takes long to build and is then only read. */
public final class Weights {

    private final List<Layer> layers;

    private Weights(List<Layer> layers) {
        this.layers = List.copyOf(layers);
    }

    /**
     * Builds weights of about {@code megabytes}. The same seed and size always give the same weights.
     *
     * @param progress is told the megabytes that are ready
     */
    public static Weights build(long seed, int megabytes, Progress progress) {
        SplittableRandom random = new SplittableRandom(seed);
        Calibration calibration = new Calibration(random.split());
        List<Layer> layers = new ArrayList<>();
        int count = Math.max(1, megabytes / Layer.MEGABYTES);
        while (layers.size() < count) {
            Layer layer = Layer.orthogonal(random.split());
            calibration.pass(layer);
            layers.add(layer);
            progress.at(layers.size() * Layer.MEGABYTES, count * Layer.MEGABYTES);
        }
        return new Weights(layers);
    }

    List<Layer> layers() {
        return layers;
    }

    /** How much memory the weights take. */
    public int megabytes() {
        return layers.size() * Layer.MEGABYTES;
    }
}
