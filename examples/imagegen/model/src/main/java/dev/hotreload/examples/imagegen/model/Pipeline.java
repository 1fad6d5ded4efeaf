package dev.hotreload.examples.imagegen.model;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/** From a prompt to a picture. Holds the weights; everything else is made anew for each picture. */
public final class Pipeline {

    private final TextEncoder encoder = new TextEncoder();
    private final Hypernetwork hypernetwork;

    /** A pipeline that reads {@code weights}. */
    public Pipeline(Weights weights) {
        hypernetwork = new Hypernetwork(weights);
    }

    /** Paints {@code prompt}. The same prompt always gives the same picture. */
    public BufferedImage run(Prompt prompt) {
        Parameters parameters = hypernetwork.generate(encoder.encode(prompt.text(), prompt.variation()));
        Material material = new Material(parameters);
        Composition composition = Composition.values()[parameters.nextChoice(Composition.values().length)];
        PatternNetwork network = new PatternNetwork(parameters);
        Fields fields = Fields.of(network, composition, prompt.zoom(), prompt.size());
        return paint(fields, material, finish());
    }

    /** What happens to every pixel at the end. */
    private Effect finish() {
        return Effects.contrast(0.08).then(Effects.vignette(0.18));
    }

    private static BufferedImage paint(Fields fields, Material material, Effect finish) {
        int size = fields.size();
        BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        IntStream.range(0, size).parallel().forEach(row -> {
            int[] pixels = new int[size];
            double y = 2.0 * row / size - 1;
            for (int column = 0; column < size; column++) {
                double x = 2.0 * column / size - 1;
                Oklab colour = material.shade(fields, column, row);
                pixels[column] = finish.apply(colour, x, y).toRgb();
            }
            picture.setRGB(0, row, size, 1, pixels, 0, size);
        });
        return picture;
    }
}
