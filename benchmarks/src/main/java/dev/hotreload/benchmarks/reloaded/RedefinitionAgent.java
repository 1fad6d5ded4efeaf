package dev.hotreload.benchmarks.reloaded;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Keeps what the JVM gives an agent. */
public final class RedefinitionAgent {

    private static volatile @Nullable Instrumentation instrumentation;

    private RedefinitionAgent() {}

    /** Called by the JVM before {@code main}. */
    public static void premain(String options, Instrumentation given) {
        instrumentation = given;
    }

    static Instrumentation instrumentation() {
        Instrumentation given = instrumentation;
        if (given == null) {
            throw new IllegalStateException("the JVM was started without this agent");
        }
        return given;
    }
}
