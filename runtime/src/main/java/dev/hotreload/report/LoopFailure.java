package dev.hotreload.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a looped method threw, as it is shown.
 *
 * @param headline its class, simple, and its message
 * @param frames the program's own frames, innermost first
 * @param others how many frames of libraries and the JDK there are
 * @param cause what caused it, if something did
 */
public record LoopFailure(
        String headline,
        List<Frame> frames,
        int others,
        @Nullable LoopFailure cause) {

    /**
     * One frame of the program's own.
     *
     * @param place as in a stack trace: {@code p.App.render(App.java:12)}
     * @param source the line of the source, without its indentation, or why it is not shown; null if it cannot be read
     */
    public record Frame(String place, @Nullable String source) {}

    /** Copies the list, so that a failure never changes. */
    public LoopFailure {
        frames = List.copyOf(frames);
    }
}
