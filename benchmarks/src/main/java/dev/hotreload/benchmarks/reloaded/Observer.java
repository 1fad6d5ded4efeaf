package dev.hotreload.benchmarks.reloaded;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * Calls the subjects over and over in a thread of its own, and notes when all of them first give the expected answer.
 *
 * <p>Rests a little between calls, as a program with something else to do would, and so leaves the runtime a processor
 * on a small machine.
 */
final class Observer implements Runnable {

    private static final Duration REST = Duration.ofNanos(100_000);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<IntSupplier> subjects;
    private final BlockingQueue<Long> sightings = new ArrayBlockingQueue<>(1);
    private volatile int expected;
    private volatile boolean isOver;

    Observer(List<IntSupplier> subjects) {
        this.subjects = subjects;
    }

    /** The answer to look out for from now on. */
    void expect(int answer) {
        expected = answer;
    }

    /** When the expected answer was first given, as {@link System#nanoTime()}. */
    long await() throws InterruptedException {
        Long sighting = sightings.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (sighting == null) {
            throw new IllegalStateException(
                    "no answer " + expected + " within " + PATIENCE + "; the subjects answer " + answers());
        }
        return sighting;
    }

    /** Has it call no more. */
    void end() {
        isOver = true;
    }

    @Override
    public void run() {
        int seen = 0;
        while (!isOver) {
            int awaited = expected;
            if (awaited != seen && allAnswer(awaited)) {
                sightings.add(System.nanoTime());
                seen = awaited;
            }
            LockSupport.parkNanos(REST.toNanos());
        }
    }

    private boolean allAnswer(int answer) {
        for (IntSupplier subject : subjects) {
            if (subject.getAsInt() != answer) {
                return false;
            }
        }
        return true;
    }

    private List<Integer> answers() {
        return subjects.stream().map(IntSupplier::getAsInt).toList();
    }
}
