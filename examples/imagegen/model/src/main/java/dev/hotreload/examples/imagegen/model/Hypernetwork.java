package dev.hotreload.examples.imagegen.model;

/** The big network, whose outputs are the parameters of the small one that paints a picture. */
final class Hypernetwork {

    private final Weights weights;

    Hypernetwork(Weights weights) {
        this.weights = weights;
    }

    /** Sends {@code latent} through all layers; what then comes out of the layers, round after round, is the answer. */
    Parameters generate(float[] latent) {
        float[] signal = latent;
        for (Layer layer : weights.layers()) {
            signal = Layer.activate(layer.apply(signal));
        }
        return new Parameters(weights.layers(), signal);
    }
}
