package dev.hotreload.watch;

import java.time.Duration;
import java.util.Optional;

/**
 * How patiently a {@link ModuleWatcher} watches.
 *
 * @param quietPeriod how long nothing may happen in a module before its change set is complete
 * @param poll the interval of polling; empty: native events
 * @param fallbackPoll the interval of polling where native events turn out to be impossible
 * @param deletionDelay how long nothing may happen in a module with missing files before its change set is complete
 * @param patience how long a class file may stay unreadable or malformed before it is reported
 * @param returnSilence the same if files are only missing, and in a module that comes back without some of its classes
 * @param safetyScan the least time between two scans that look for lost events
 * @param tellsTouched whether a resource that was written without another content is told
 */
public record WatchSettings(
        Duration quietPeriod,
        Optional<Duration> poll,
        Duration fallbackPoll,
        Duration deletionDelay,
        Duration patience,
        Duration returnSilence,
        Duration safetyScan,
        boolean tellsTouched) {

    /** The quiet period unless the user chose another. */
    public static final Duration DEFAULT_QUIET_PERIOD = Duration.ofMillis(10);

    /** The settings with the two values that a user can choose, and the defaults for the others. */
    public static WatchSettings of(Duration quietPeriod, Optional<Duration> poll) {
        return new WatchSettings(
                quietPeriod,
                poll,
                Duration.ofMillis(500),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                false);
    }

    /** These, and resources are told that were written without another content. */
    public WatchSettings tellingTouched() {
        return new WatchSettings(
                quietPeriod, poll, fallbackPoll, deletionDelay, patience, returnSilence, safetyScan, true);
    }
}
