package dev.hotreload.examples.imagegen.app;

import java.time.Duration;

/** Measures a piece of work, and rests after it until its time is over. */
final class Pace {

    private final long start = System.nanoTime();

    private Pace() {}

    static Pace start() {
        return new Pace();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Sleeps for what is left of {@code interval} since the start. */
    void rest(Duration interval) {
        Duration left = interval.minus(elapsed());
        if (left.isNegative()) {
            return;
        }
        try {
            Thread.sleep(left.toMillis());
        } catch (InterruptedException asked) {
            // Nobody here waits for the interrupt; whoever sent it finds it still set.
            Thread.currentThread().interrupt();
        }
    }
}
