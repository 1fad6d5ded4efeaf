package dev.hotreload.boot;

/**
 * What {@link StackTraceHook} delegates to; implemented by the engine, which the bootstrap loader cannot see.
 *
 * <p>Called by any thread, with whatever locks it holds.
 */
public interface TraceView {

    /**
     * Has the frames of a stack trace say what those of a fresh JVM would say.
     *
     * @param trace as the JVM has filled it in; changed in place
     * @param source the {@link Throwable}, or what it keeps of its stack, of which the JVM made the trace
     */
    void correct(StackTraceElement[] trace, Object source);
}
