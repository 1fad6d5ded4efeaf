package dev.hotreload.watch;

import dev.hotreload.launch.LaunchModule;
import dev.hotreload.message.ErrorTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Watches one module: looks where {@link Signals} point, and decides when what was found is a complete set.
 *
 * <p>Used by the watcher's thread only.
 */
final class ModuleWatch {

    private static final int UNTIL_TOLD = 12;
    private static final Duration BEFORE_DIGESTING = Duration.ofSeconds(3);
    private static final int DIGESTS_AT_ONCE = 4;
    /** Thinking ahead about more would make a compiler wait that writes on. */
    private static final int EXPECTED_AT_MOST = 50;

    private static final int QUIET_PERIOD_BY_PAUSE = 5;

    private final LaunchModule module;
    private final LiveContent live;
    private final WatchSettings settings;
    private final WatchListener listener;
    private final Signals signals;
    private final ScanCosts costs;
    private final PendingChanges pending;
    private final DamagedFiles damaged;
    private final ResourceContents resources;
    private final ModuleFiles files;
    private final Presence presence = new Presence();
    private long begun;
    private boolean hasExpected;
    private long expectedSince;

    /** @param watcherThread runs tasks on the watcher's thread, in order */
    ModuleWatch(
            LaunchModule module,
            LiveContent live,
            WatchSettings settings,
            EventSource source,
            Executor watcherThread,
            ScanCosts costs,
            WatchListener listener) {
        this.module = module;
        this.live = live;
        this.settings = settings;
        this.costs = costs;
        this.listener = listener;
        signals = new Signals(
                root(),
                settings,
                source,
                watcherThread,
                costs,
                reason -> listener.pollingInstead(module.name(), root(), reason),
                failure -> listener.failed(ErrorTexts.watching(root()), failure));
        pending = new PendingChanges(live);
        damaged = new DamagedFiles(settings.patience());
        resources = new ResourceContents(root());
        files = new ModuleFiles(root(), pending, damaged, resources, signals::deleted);
    }

    private Path root() {
        return module.classes();
    }

    /** The module's name. */
    String name() {
        return module.name();
    }

    /** Begins to watch; what is there now counts as live, what happens from now on will be noticed. */
    void begin() {
        begun = System.nanoTime();
        signals.open();
        signals.takeEverything(begun);
        files.begin();
    }

    /** Does what is due, and finds out whether there is something to tell. */
    Readiness work(Alarm alarm) {
        signals.update(alarm);
        look(alarm);
        Readiness readiness = decide(alarm, false);
        digest(alarm);
        return readiness;
    }

    /** Looks at everything now; what changed is complete without waiting for more. */
    Readiness workNow() {
        Alarm alarm = Alarm.current();
        signals.demandEverything();
        look(alarm);
        return decide(alarm, true);
    }

    /** Whether nothing is known that has not been delivered yet. */
    boolean isSettled() {
        return !pending.hasNews() && damaged.isEmpty() && !presence.isGone() && !presence.isReturning();
    }

    /**
     * What keeps this module from being {@linkplain #isSettled settled} and will not pass by waiting; empty while
     * something is to be waited for, and if it is settled.
     */
    Optional<Undelivered> obstacle() {
        if (presence.isGone()) {
            return presence.isTold() ? Optional.of(obstacle(Undelivered.Reason.GONE, Set.of())) : Optional.empty();
        }
        return damaged.areAllTold()
                ? Optional.of(obstacle(Undelivered.Reason.DAMAGED, damaged.files()))
                : Optional.empty();
    }

    /** What waits for the end of a pause; empty if nothing does. */
    Optional<Undelivered> awaitingEndOfPause() {
        return isSettled()
                ? Optional.empty()
                : Optional.of(obstacle(
                        presence.isGone() ? Undelivered.Reason.GONE : Undelivered.Reason.PAUSED, pending.untold()));
    }

    private Undelivered obstacle(Undelivered.Reason reason, Set<String> paths) {
        return new Undelivered(module.name(), reason, paths);
    }

    /** Whether no look at everything is due; one that failed is. */
    boolean hasLooked() {
        return !signals.demandsEverything();
    }

    /** Has the next round look at everything if {@code isQuick}, or if nothing but looking tells of changes. */
    void lookSoon(boolean isQuick) {
        if (isQuick || signals.isPolling()) {
            signals.demandEverything();
        }
    }

    /**
     * Looks at these files now; what changed is complete without waiting for more, unless somebody else has begun to
     * write other files.
     */
    Readiness workOn(Set<String> paths) {
        Alarm alarm = Alarm.current();
        paths.forEach(path -> files.lookAt(path, alarm));
        look(alarm);
        // Of a directory that somebody emptied, these files are only the first to come back.
        return decide(alarm, !presence.isReturning() && pending.hasNoNewsBut(paths));
    }

    /** Has the next round look at everything, because the last one failed. */
    void startOver() {
        signals.demandEverything();
    }

    /** Ends watching. */
    void close() {
        signals.close();
    }

    private void look(Alarm alarm) {
        if (signals.takeEverything(alarm.now())) {
            boolean readable = files.lookAtEverything(alarm);
            costs.scanned(module.name(), Duration.ofNanos(System.nanoTime() - alarm.now()));
            if (readable) {
                signals.open();
            }
            alarm.ringAtOnce(); // for the times of the next scans, which count from now
        } else {
            signals.takeSuspects().forEach(path -> files.lookAt(path, alarm));
        }
        if (files.rootExists()) {
            signals.awaitCheck(alarm);
        } else {
            signals.absent(alarm);
        }
        damaged.due(alarm).forEach(path -> files.lookAt(path, alarm));
        if (!pending.hasNews() && damaged.isEmpty()) {
            pending.nothingNoticed();
        }
        presence.update(files.areGone(live), alarm.now());
    }

    /** A compiler that builds all anew deletes all first; that is nothing to tell of, unless it takes long. */
    private Duration untilTold() {
        return settings.deletionDelay().multipliedBy(UNTIL_TOLD);
    }

    private Readiness decide(Alarm alarm, boolean complete) {
        if (presence.isGone()) {
            if (!presence.isTold() && alarm.passed(presence.since(), untilTold()) && presence.tellGone()) {
                listener.vanished(module.name(), root());
            }
            return Readiness.NOTHING;
        }
        damaged.report(alarm, (path, reason) -> listener.damaged(module.name(), root().resolve(path), reason));
        if (!damaged.isEmpty()) {
            // Whoever leaves a class file half written for longer must not keep the other modules waiting.
            return alarm.passed(files.lastActivity(true), settings.quietPeriod())
                    ? Readiness.NOTHING
                    : Readiness.CHANGING;
        }
        if (presence.isReturning()) {
            return (complete || hasReturned(alarm)) && isStable(alarm, complete)
                    ? Readiness.COMPLETE
                    : Readiness.CHANGING;
        }
        if (!pending.hasNews()) {
            return Readiness.NOTHING;
        }
        if ((complete || isQuiet(alarm)) && isStable(alarm, complete)) {
            return Readiness.COMPLETE;
        }
        return pending.concernsClasses() ? Readiness.CHANGING : Readiness.NOTHING;
    }

    /** Lets the listener think ahead in a pause of whoever writes; once for each pause. */
    void expect(Alarm alarm) {
        long activity = lastActivity();
        boolean isNew = !hasExpected || expectedSince != activity;
        if (isNew
                && damaged.isEmpty()
                && !presence.isReturning()
                && pending.classFiles().size() <= EXPECTED_AT_MOST
                && alarm.passed(activity, pause())) {
            hasExpected = true;
            expectedSince = activity;
            listener.expected(module.name(), pending.expected());
        }
    }

    private Duration pause() {
        return settings.quietPeriod().dividedBy(QUIET_PERIOD_BY_PAUSE);
    }

    private boolean hasReturned(Alarm alarm) {
        Duration silence = files.containAll(live.classFiles()) ? settings.quietPeriod() : settings.returnSilence();
        return alarm.passed(lastActivity(), silence);
    }

    private boolean isQuiet(Alarm alarm) {
        return alarm.passed(lastActivity(), untilQuiet());
    }

    /** A compiler deletes first and writes afterwards, so what is only missing waits for longest. */
    private Duration untilQuiet() {
        if (pending.hasOnlyMissing(files.stamps().keySet())) {
            return settings.returnSilence();
        }
        if (!pending.concernsClasses()) {
            return settings.quietPeriod();
        }
        boolean hasMissing = pending.hasMissing() && settings.deletionDelay().compareTo(settings.quietPeriod()) > 0;
        return files.pace().untilFinished(hasMissing ? settings.deletionDelay() : settings.quietPeriod());
    }

    private long lastActivity() {
        return files.lastActivity(pending.concernsClasses());
    }

    /** Whether the files are still what was read. Without events only another look at all of them can tell. */
    private boolean isStable(Alarm alarm, boolean complete) {
        if (signals.isPolling() && !complete && signals.lastScan() - lastActivity() <= 0) {
            signals.demandEverything();
            alarm.ringAtOnce();
            return false;
        }
        if (files.recheck(pending.classFiles(), alarm)) {
            alarm.ringAtOnce();
            return false;
        }
        return true;
    }

    /** Takes what is complete, in order to tell it; empty if all of it turns out to be no news. */
    Optional<FileChanges> take() {
        if (presence.isReturning() && presence.returned()) {
            listener.cameBack(module.name(), root());
        }
        boolean isTakenBack = pending.isTakenBack();
        FileChanges changes = pending.take(changedResources());
        files.pace().told();
        return changes.isEmpty() && !isTakenBack ? Optional.empty() : Optional.of(changes);
    }

    /** Notes what the listener has taken back: it is no reason to tell anything. */
    void keepBack(FileChanges changes) {
        pending.keepBack(changes);
    }

    /** Drops what the listener has made live. */
    void forgetWhatIsLive() {
        pending.forgetWhatIsLive();
    }

    private Set<String> changedResources() {
        Set<String> changed = new HashSet<>();
        Set<String> touched = files.takeTouched();
        for (String path : pending.takeResources()) {
            try {
                if (resources.isNews(path) || (settings.tellsTouched() && touched.contains(path))) {
                    changed.add(path);
                }
            } catch (IOException e) {
                // Nobody else can read it either; when that changes, so does its stamp or there is an event.
            }
        }
        return changed;
    }

    private void digest(Alarm alarm) {
        if (resources.hasUndigested() && !pending.hasNews() && alarm.passed(begun, BEFORE_DIGESTING)) {
            for (int i = 0; i < DIGESTS_AT_ONCE && resources.hasUndigested(); i++) {
                resources.digestNext(files.stamps());
            }
            if (resources.hasUndigested()) {
                alarm.ringAtOnce();
            }
        }
    }
}
