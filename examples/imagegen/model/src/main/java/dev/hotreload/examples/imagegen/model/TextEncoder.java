package dev.hotreload.examples.imagegen.model;

import java.util.Locale;
import java.util.SplittableRandom;

/** Turns a text into a vector: the sum of one random direction for each word and one for each pair of neighbours. */
final class TextEncoder {

    private static final float PAIR = 0.5f;

    /** The vector of {@code text}, with variance 1; texts that share words lie near to each other. */
    float[] encode(String text, int variation) {
        float[] latent = new float[Layer.WIDTH];
        String previous = "";
        for (String word : text.toLowerCase(Locale.ROOT).split("\\W+")) {
            add(latent, word, 1);
            add(latent, previous + ' ' + word, PAIR);
            previous = word;
        }
        add(latent, "variation " + variation, PAIR);
        return normalise(latent);
    }

    private static void add(float[] latent, String token, float strength) {
        SplittableRandom direction = new SplittableRandom(hash(token));
        for (int i = 0; i < latent.length; i++) {
            latent[i] += strength * (float) direction.nextGaussian();
        }
    }

    /** FNV-1a, so that a prompt gives the same picture in every JVM. */
    private static long hash(String token) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < token.length(); i++) {
            hash = (hash ^ token.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private static float[] normalise(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += value * value;
        }
        float scale = (float) Math.sqrt(vector.length / squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
        return vector;
    }
}
