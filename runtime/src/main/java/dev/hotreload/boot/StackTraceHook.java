package dev.hotreload.boot;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the hooked {@link StackTraceElement} and {@link Thread} pass stack traces through, once there is a method that
 * dispatches to an added override, or one that stands for a removed override.
 *
 * <p>While it calls, such a method stands on the stack where a fresh JVM has no frame. That frame is known by its line.
 */
public final class StackTraceHook {
    /** The line of such a call: the last that a class file can name (JVMS §4.7.12). */
    public static final int DISPATCH_LINE = 0xFFFF;

    private StackTraceHook() {}

    /** Stands behind what makes one stack trace: the trace without dispatches. */
    public static StackTraceElement[] visible(StackTraceElement[] trace) {
        int dispatches = 0;
        for (StackTraceElement frame : trace) {
            dispatches += isDispatch(frame) ? 1 : 0;
        }
        if (dispatches == 0) {
            return trace;
        }
        StackTraceElement[] visible = new StackTraceElement[trace.length];
        int length = 0;
        for (StackTraceElement frame : trace) {
            if (!isDispatch(frame)) {
                visible[length++] = frame;
            }
        }
        return Arrays.copyOf(visible, length);
    }

    /** Stands behind {@code Thread.dumpThreads}. A thread that has ended has no trace. */
    public static @Nullable StackTraceElement @Nullable [][] visible(
            @Nullable StackTraceElement @Nullable [][] traces) {
        for (int i = 0; traces != null && i < traces.length; i++) {
            if (traces[i] != null) {
                traces[i] = visible(traces[i]);
            }
        }
        return traces;
    }

    private static boolean isDispatch(@Nullable StackTraceElement frame) {
        return frame != null && frame.getLineNumber() == DISPATCH_LINE;
    }
}
