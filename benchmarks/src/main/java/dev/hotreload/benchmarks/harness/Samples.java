package dev.hotreload.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;

/** Measured values of one quantity, in the order of their size. */
public final class Samples {

    private final List<Double> sorted;

    private Samples(List<Double> sorted) {
        this.sorted = sorted;
    }

    /**
     * Sorts {@code values}.
     *
     * @throws IllegalArgumentException if there is none, because nothing can be said then
     */
    public static Samples of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no sample was taken");
        }
        return new Samples(values.stream().sorted().toList());
    }

    /** All of {@code parts} together. */
    public static Samples merge(List<Samples> parts) {
        List<Double> all = new ArrayList<>();
        parts.forEach(part -> all.addAll(part.sorted));
        return of(all);
    }

    /** The value in the middle, or the mean of the two that are nearest to it. */
    public double median() {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The smallest value that at least 95 of 100 values do not exceed (nearest rank). */
    public double p95() {
        return sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1);
    }

    /** How many values there are. */
    public int size() {
        return sorted.size();
    }
}
