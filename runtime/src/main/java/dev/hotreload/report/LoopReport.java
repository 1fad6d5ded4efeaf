package dev.hotreload.report;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One run of a looped method, which has ended.
 *
 * @param method as the user reads it: {@code App.render(Prompt)}
 * @param threadName the thread that ran it
 * @param run its number, from 1
 * @param generation the generation after which it was run again; 0 if something else was the reason
 * @param took how long it took
 * @param tookBefore how long the run before took; null for the first
 * @param result the result as text; null if it is void, or threw something
 * @param resultBefore that of the run before; null if that had none
 * @param failure what it threw; null if it returned
 * @param isAborted whether the user interrupted it
 * @param then what the thread does now
 */
public record LoopReport(
        String method,
        String threadName,
        int run,
        int generation,
        Duration took,
        @Nullable Duration tookBefore,
        @Nullable String result,
        @Nullable String resultBefore,
        @Nullable LoopFailure failure,
        boolean isAborted,
        Then then) {

    /** What the thread does after the run. */
    public enum Then {
        /** It waits, as it did before. */
        WAITS,
        /** It waits for the first time. */
        BEGINS_TO_WAIT,
        /** It goes on. */
        GOES_ON
    }
}
