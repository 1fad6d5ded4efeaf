package dev.hotreload.vm.stress;

import dev.hotreload.boot.Seat;

/** An abstract class with places in its table of methods for what only interfaces declare. */
abstract class Partial implements Extra, Both, Seat.First, Seat.Second, Seat.Third, Seat.Fourth, Seat.Fifth {
    @SuppressWarnings("UnusedMethod")
    private final void marker() {}
}
