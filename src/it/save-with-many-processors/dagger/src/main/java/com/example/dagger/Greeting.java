package com.example.dagger;

import javax.inject.Inject;

/** Made by Dagger. */
public class Greeting {

    private final String text;

    @Inject
    Greeting(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
