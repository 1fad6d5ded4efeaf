package com.example.model;

public interface Effect {
    float apply(float colour);

    public static Effect darker() {
        return new Darker();
    }
}

final class Darker implements Effect {
    @Override
    public float apply(float colour) {
        return colour / 2;
    }
}
