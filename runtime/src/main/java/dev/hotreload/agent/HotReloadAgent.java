package dev.hotreload.agent;

import java.lang.instrument.Instrumentation;

/** The agent that wires the engine to the application's loaders before the main class is loaded. */
public final class HotReloadAgent {
    private HotReloadAgent() {}

    /** Called by the JVM before the application's {@code main}. */
    public static void premain(String options, Instrumentation instrumentation) {}
}
