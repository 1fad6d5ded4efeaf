package dev.hotreload.monitor;

import dev.hotreload.report.ClassReport;
import dev.hotreload.report.GenerationReport;
import dev.hotreload.report.Outcome;
import dev.hotreload.report.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The generations so far, as numbers. Safe for use by any thread. */
final class GenerationCounts implements GenerationsMXBean {
    private int number;
    private int applied;
    private int refused;
    private @Nullable GenerationReport last;

    /** Counts another one. */
    synchronized void add(GenerationReport report) {
        last = report;
        if (report.outcome() == Outcome.APPLIED) {
            number = report.number();
            applied++;
        } else {
            refused++;
        }
    }

    /** There is one before anybody can ask. */
    private synchronized GenerationReport last() {
        return Objects.requireNonNull(last);
    }

    @Override
    public synchronized int getNumber() {
        return number;
    }

    @Override
    public synchronized int getApplied() {
        return applied;
    }

    @Override
    public synchronized int getRefused() {
        return refused;
    }

    @Override
    public String getLastOutcome() {
        return last().outcome().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable String getLastReason() {
        List<Refusal> refusals = last().refusals();
        return refusals.isEmpty()
                ? null
                : refusals.stream().map(Refusal::sentence).collect(Collectors.joining(" "));
    }

    @Override
    public List<String> getLastModules() {
        return last().modules();
    }

    @Override
    public List<String> getLastClasses() {
        return last().classes().stream().map(ClassReport::binaryName).toList();
    }

    @Override
    public List<String> getLastNotes() {
        return last().notes();
    }

    @Override
    public double getLastDetectMilliseconds() {
        return milliseconds(last().timings().detect());
    }

    @Override
    public double getLastDiffMilliseconds() {
        return milliseconds(last().timings().diff());
    }

    @Override
    public double getLastRedefineMilliseconds() {
        return milliseconds(last().timings().redefine());
    }

    @Override
    public double getLastFollowMilliseconds() {
        return milliseconds(last().timings().follow());
    }

    /** To the microsecond, as in the events file. */
    private static double milliseconds(Duration duration) {
        return Math.round(duration.toNanos() / 1e3) / 1e3;
    }
}
