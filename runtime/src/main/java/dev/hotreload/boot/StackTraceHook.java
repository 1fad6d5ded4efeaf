package dev.hotreload.boot;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the hooked {@link StackTraceElement} and {@link Thread} pass stack traces through, once a live class has got a
 * method.
 *
 * <p>A method that dispatches to an added override, or that makes a call for another, stands on the stack where a fresh
 * JVM has no frame. That frame is known by its line.
 *
 * <p>Called by any thread that asks for a stack trace.
 */
public final class StackTraceHook {
    /** The line of such a call: the last that a class file can name (JVMS §4.7.12). */
    public static final int DISPATCH_LINE = 0xFFFF;

    private static volatile @Nullable TraceView view;

    private StackTraceHook() {}

    /** Installs the engine's view; to be called before anything is hooked. */
    public static void install(TraceView engine) {
        view = engine;
    }

    /**
     * Stands behind the native method that fills in the trace of a {@link Throwable}.
     *
     * @param source of what it is made
     */
    public static void filled(StackTraceElement[] trace, Object source) {
        TraceView current = view;
        if (current != null) {
            try {
                current.correct(trace, source);
            } catch (RuntimeException | Error e) {
                // Where the stack or the heap is full, say. The trace is asked for to report something else.
                return;
            }
        }
    }

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
