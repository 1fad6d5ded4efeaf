package dev.hotreload.report;

import java.time.Duration;

/**
 * Where the time of a generation went.
 *
 * @param detect from the first sign of a change until its set was complete, the quiet period included
 * @param diff comparing, planning and weaving
 * @param redefine until the JVM had the new code
 * @param follow until the frameworks had followed
 */
public record Timings(Duration detect, Duration diff, Duration redefine, Duration follow) {

    /** From the first sign of a change until all that follows from it was done. */
    public Duration total() {
        return detect.plus(work());
    }

    /** What comparing, weaving, redefining and following took: without the wait for whoever writes the files. */
    public Duration work() {
        return diff.plus(redefine).plus(follow);
    }
}
