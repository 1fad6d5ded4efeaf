package dev.hotreload.watch;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** The class files of one module that cannot be read or are not complete; while there are any, its changes wait. */
final class DamagedFiles {

    private static final Duration RETRY = Duration.ofMillis(50);
    private static final Duration RETRY_TOLD = Duration.ofSeconds(1);

    private final Duration patience;
    private final Map<String, Damage> files = new HashMap<>();
    private long lastRetry;

    DamagedFiles(Duration patience) {
        this.patience = patience;
    }

    /**
     * Notes a damaged file; whether that is new.
     *
     * @param content what could be read, possibly nothing
     */
    boolean add(String path, byte[] content, String reason, long now) {
        Damage known = files.get(path);
        if (known != null && known.reason.equals(reason) && Arrays.equals(known.content, content)) {
            return false;
        }
        if (files.isEmpty()) {
            lastRetry = now;
        }
        files.put(path, new Damage(content, reason, now));
        return true;
    }

    /** Notes that a file is mended or gone. */
    void remove(String path) {
        files.remove(path);
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** Whether there are any, and all of them have been told. */
    boolean areAllTold() {
        return !files.isEmpty() && files.values().stream().allMatch(damage -> damage.told);
    }

    /** Their paths. */
    Set<String> files() {
        return new TreeSet<>(files.keySet());
    }

    /**
     * The files that must be read again now: a lock that is released, for one, is no event.
     */
    Set<String> due(Alarm alarm) {
        if (files.isEmpty()) {
            return Set.of();
        }
        if (!alarm.passed(lastRetry, retryInterval())) {
            return Set.of();
        }
        lastRetry = alarm.now();
        return new TreeSet<>(files.keySet());
    }

    /** Tells path and reason of each file whose time is up, once, and has the alarm ring for the next look. */
    void report(Alarm alarm, BiConsumer<String, String> reporter) {
        for (Map.Entry<String, Damage> entry : files.entrySet()) {
            Damage damage = entry.getValue();
            if (!damage.told && alarm.passed(damage.since, patience)) {
                damage.told = true;
                reporter.accept(entry.getKey(), damage.reason);
            }
        }
        if (!files.isEmpty() && alarm.passed(lastRetry, retryInterval())) {
            alarm.ringAtOnce();
        }
    }

    private Duration retryInterval() {
        return files.values().stream().allMatch(damage -> damage.told) ? RETRY_TOLD : RETRY;
    }

    /** One state of one damaged file. */
    private static final class Damage {

        private final byte[] content;
        private final String reason;
        private final long since;
        private boolean told;

        Damage(byte[] content, String reason, long since) {
            this.content = content;
            this.reason = reason;
            this.since = since;
        }
    }
}
