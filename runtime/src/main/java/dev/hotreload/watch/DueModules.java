package dev.hotreload.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The modules that have something to tell in one round of the watcher.
 *
 * <p>Modules whose class files are written at the same time belong together, so those that are complete wait for the
 * others; but nobody waits for ever for somebody who writes on and on.
 *
 * <p>Used by the watcher's thread only.
 */
final class DueModules {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final List<ModuleWatch> complete = new ArrayList<>();
    private final List<ModuleWatch> changing = new ArrayList<>();
    private boolean isWaiting;
    private long waitingSince;

    /** Begins a round. */
    void clear() {
        complete.clear();
        changing.clear();
    }

    /** Notes what was found out about a module in this round. */
    void add(ModuleWatch module, Readiness readiness) {
        if (readiness == Readiness.COMPLETE) {
            complete.add(module);
        } else if (readiness == Readiness.CHANGING) {
            changing.add(module);
        }
    }

    /** Whether what is complete is to be told now. */
    boolean areDue(Alarm alarm) {
        if (complete.isEmpty() || changing.isEmpty()) {
            isWaiting = false;
        } else if (!isWaiting) {
            isWaiting = true;
            waitingSince = alarm.now();
        }
        if (isWaiting && !alarm.passed(waitingSince, LONGEST_WAIT)) {
            return false;
        }
        isWaiting = false;
        return !complete.isEmpty();
    }

    /** Whether no module is still being written. */
    boolean areAllComplete() {
        return changing.isEmpty();
    }

    /** The modules whose changes are complete, in class path order. */
    List<ModuleWatch> complete() {
        return List.copyOf(complete);
    }

    /** The module that changes if no other has anything to tell. */
    Optional<ModuleWatch> alone() {
        return complete.isEmpty() && changing.size() == 1 ? Optional.of(changing.get(0)) : Optional.empty();
    }
}
