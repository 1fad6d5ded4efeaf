package dev.hotreload.report;

import dev.hotreload.launch.LaunchModule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is told once, at the start.
 *
 * @param mainClass binary name
 * @param modules the modules that are watched
 * @param jdk the JDK in words: {@code OpenJDK 17.0.15}
 * @param poll the interval of polling; empty: native events
 */
public record StartReport(String mainClass, List<LaunchModule> modules, String jdk, Optional<Duration> poll) {

    /** Copies the list. */
    public StartReport {
        modules = List.copyOf(modules);
    }
}
