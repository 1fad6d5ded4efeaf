package dev.hotreload.vm.stress;

import dev.hotreload.boot.Seat;

/** Inherits all from {@link Foo}. */
class Baz extends Foo implements Seat.First, Seat.Second, Seat.Third, Seat.Fourth, Seat.Fifth {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("UnusedMethod")
    private final void marker() {}
}
