package dev.hotreload.monitor;

import dev.hotreload.report.ClassReport;
import dev.hotreload.report.GenerationReport;
import dev.hotreload.report.Refusal;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/**
 * One generation in a flight recording, with the numbers of the events file. It has its time when it is reported, that
 * is when the next calls run the new code. Without a recording it costs a few field writes.
 */
@Name("dev.hotreload.Generation")
@Label("Generation")
@Category("Hot reload")
@Description("A change set that was applied or refused")
@StackTrace(false)
final class GenerationEvent extends Event {
    @Label("Number")
    int number;

    @Label("Outcome")
    @Nullable
    String outcome;

    @Label("Modules")
    @Nullable
    String modules;

    @Label("Classes")
    @Nullable
    String classes;

    @Label("Reason")
    @Nullable
    String reason;

    @Label("Notes")
    @Nullable
    String notes;

    @Label("Detect")
    @Timespan
    long detect;

    @Label("Diff")
    @Timespan
    long diff;

    @Label("Redefine")
    @Timespan
    long redefine;

    @Label("Follow")
    @Timespan
    long follow;

    /** Writes a generation into the recordings that are running. */
    static void commit(GenerationReport report) {
        GenerationEvent event = new GenerationEvent();
        if (!event.shouldCommit()) {
            return;
        }
        event.number = report.number();
        event.outcome = report.outcome().name().toLowerCase(Locale.ROOT);
        event.modules = String.join(", ", report.modules());
        event.classes = report.classes().stream().map(ClassReport::binaryName).collect(Collectors.joining(", "));
        event.reason = report.refusals().isEmpty()
                ? null
                : report.refusals().stream().map(Refusal::sentence).collect(Collectors.joining(" "));
        event.notes = report.notes().isEmpty() ? null : String.join("; ", report.notes());
        event.detect = report.timings().detect().toNanos();
        event.diff = report.timings().diff().toNanos();
        event.redefine = report.timings().redefine().toNanos();
        event.follow = report.timings().follow().toNanos();
        event.commit();
    }
}
