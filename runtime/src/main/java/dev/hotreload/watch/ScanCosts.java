package dev.hotreload.watch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * What a scan of all modules costs; the intervals between scans follow from it. Of each module the shortest of its last
 * three scans counts, because one scan may be slow for many reasons: cold code, a busy machine, a change to be read.
 */
final class ScanCosts {

    private static final int SCANS = 3;

    private final Map<String, Deque<Duration>> scans = new HashMap<>();

    /** Notes the duration of a scan. */
    void scanned(String module, Duration duration) {
        Deque<Duration> last = scans.computeIfAbsent(module, name -> new ArrayDeque<>());
        last.add(duration);
        if (last.size() > SCANS) {
            last.remove();
        }
    }

    /** The time it takes to scan all modules, as far as it is known. */
    Duration total() {
        Duration total = Duration.ZERO;
        for (Deque<Duration> last : scans.values()) {
            total = total.plus(last.size() < SCANS ? Duration.ZERO : Collections.min(last));
        }
        return total;
    }
}
