package dev.hotreload.loop;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A looped method that a thread is in, as it was when it was asked for.
 *
 * @param id tells it from others, for {@link Loops#release(long)} and its like
 * @param method as the user reads it: {@code App.render(Prompt)}
 * @param threadName the thread that is in it
 * @param isRunning whether it runs; else it waits
 * @param run the number of the run that goes on or was the last, from 1
 * @param took how long the last run took; null before the end of the first
 * @param result the result of the last run as text; null if it has none
 * @param error what the last run threw, as one line; null if it returned
 */
public record LoopState(
        long id,
        String method,
        String threadName,
        boolean isRunning,
        int run,
        @Nullable Duration took,
        @Nullable String result,
        @Nullable String error) {}
