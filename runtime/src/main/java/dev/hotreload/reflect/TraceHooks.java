package dev.hotreload.reflect;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Map;

/** Hooks what makes stack traces: natively they show what the JVM has, and added methods without lines. */
public final class TraceHooks {
    private TraceHooks() {}

    /**
     * Hooks the JDK's classes.
     *
     * @throws UnmodifiableClassException if the JVM does not allow it
     */
    public static void install(Instrumentation instrumentation) throws UnmodifiableClassException {
        HookTransformer.install(
                instrumentation,
                Map.of(StackTraceElement.class, StackTraceVisitor::ofClass, Thread.class, StackTraceVisitor::ofClass));
    }
}
