package dev.hotreload.vm.stress;

import dev.hotreload.boot.Seat;

/** Takes the places that {@link Partial} has. */
class Whole extends Partial implements Seat.First, Seat.Second, Seat.Third, Seat.Fourth, Seat.Fifth {
    @SuppressWarnings("UnusedMethod")
    private final void marker() {}

    @Override
    public int zeroth() {
        return 0;
    }

    @Override
    public int second() {
        return 2;
    }

    @Override
    public int first() {
        return 1;
    }

    public int third() {
        return 3;
    }
}
