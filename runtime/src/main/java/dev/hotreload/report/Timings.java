package dev.hotreload.report;

import java.time.Duration;

/**
 * Where the time of a generation went.
 *
 * @param detect from the first sign of a change until its set was complete, the quiet period included
 * @param diff comparing, planning and weaving
 * @param redefine until the JVM had the new code
 */
public record Timings(Duration detect, Duration diff, Duration redefine) {

    /** From the first sign of a change until the JVM had the new code. */
    public Duration total() {
        return detect.plus(diff).plus(redefine);
    }

    /** What comparing, weaving and redefining took: without the wait for whoever writes the files. */
    public Duration work() {
        return diff.plus(redefine);
    }
}
