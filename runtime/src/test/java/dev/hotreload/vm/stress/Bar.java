package dev.hotreload.vm.stress;

import dev.hotreload.boot.Seat;

/** Declares what {@link Foo} gets, with a place of its own in the JVM's table of methods, between others. */
class Bar extends Foo implements Seat.First, Seat.Second, Seat.Third, Seat.Fourth, Seat.Fifth {
    private static final long serialVersionUID = 1;

    int runs;

    @SuppressWarnings("UnusedMethod")
    private final void marker() {}

    public int before() {
        return 11;
    }

    public void run() {
        runs++;
    }

    public int zAfter() {
        return 22;
    }
}
