package com.example.model;

import java.util.Arrays;

/** What takes long to load. */
public final class Network {
    private static final int NUMBERS_OF_A_MEGABYTE = 1 << 18;

    private final float[] weights;

    private Network(float[] weights) {
        this.weights = weights;
    }

    public static Network load(int megabytes) {
        float[] weights = new float[megabytes * NUMBERS_OF_A_MEGABYTE];
        Arrays.fill(weights, 0.5f);
        System.out.println("network: loaded " + megabytes + " MB");
        return new Network(weights);
    }

    public float[] weights() {
        return weights;
    }

    public float paint(int picture, Effect effect) {
        return effect.apply(weights[picture] * picture);
    }
}
