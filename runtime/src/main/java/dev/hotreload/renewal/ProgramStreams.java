package dev.hotreload.renewal;

import java.util.function.Predicate;

/** The standard streams with which the JVM began. */
@FunctionalInterface
public interface ProgramStreams {

    /** Puts back each stream in whose place there is one by now that {@code isOld} accepts. */
    void restore(Predicate<Object> isOld);
}
