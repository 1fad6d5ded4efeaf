package dev.hotreload.vm.stress;

import dev.hotreload.boot.Seat;
import java.io.Serializable;

/** Gets and loses interfaces; looks as a prepared class does. {@code run} and {@code twice} are added to it. */
class Foo implements Serializable, Named, Greets, Seat.First, Seat.Second, Seat.Third, Seat.Fourth, Seat.Fifth {
    private static final long serialVersionUID = 1;

    int count;
    Object kept = "x";

    @SuppressWarnings("UnusedMethod") // has the JVM look for overrides of final methods
    private final void marker() {}

    void work() {
        count++;
    }
}
