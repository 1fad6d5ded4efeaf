package com.example.app;

import com.example.model.Effect;
import com.example.model.Network;
import java.util.concurrent.atomic.AtomicInteger;

final class Pictures {
    private final Network network;
    private final AtomicInteger counter = counter();

    Pictures(Network network) {
        this.network = network;
    }

    /** How many there have been, in whatever generation. */
    static AtomicInteger counter() {
        return new AtomicInteger();
    }

    void paint() {
        int picture = counter.incrementAndGet();
        System.out.println("picture: " + picture + " " + network.paint(picture, Effect.darker()));
    }
}
