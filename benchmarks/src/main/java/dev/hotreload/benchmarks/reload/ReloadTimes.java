package dev.hotreload.benchmarks.reload;

import dev.hotreload.benchmarks.harness.Samples;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The times that one way of reloading took, without the first versions, by which the JVM warms up. */
public final class ReloadTimes {

    private final Map<Change, List<Double>> milliseconds = new EnumMap<>(Change.class);
    private final int warmUp;

    /** Leaves out so many versions. */
    public ReloadTimes(int warmUp) {
        this.warmUp = warmUp;
    }

    /** Takes the lines that {@code ReloadedApplication} wrote: change, version, nanoseconds. */
    public void addAll(List<String> lines) {
        for (String line : lines) {
            String[] parts = line.split(" ", -1);
            if (Integer.parseInt(parts[1]) > warmUp) {
                milliseconds
                        .computeIfAbsent(Change.valueOf(parts[0]), change -> new ArrayList<>())
                        .add(Long.parseLong(parts[2]) / 1e6);
            }
        }
    }

    /** Those of a change, in milliseconds. */
    public Samples of(Change change) {
        return Samples.of(milliseconds.getOrDefault(change, List.of()));
    }
}
