package dev.hotreload.watch;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How long the last full scan of each module took; the intervals between scans follow from the sum. */
final class ScanCosts {

    private final Map<String, Duration> costs = new HashMap<>();
    private Duration total = Duration.ZERO;

    /** Notes the duration of a scan. */
    void scanned(String module, Duration duration) {
        Duration previous = costs.put(module, duration);
        total = total.plus(duration).minus(previous == null ? Duration.ZERO : previous);
    }

    /** The time it takes to scan all modules. */
    Duration total() {
        return total;
    }
}
