package dev.hotreload.report;

import com.google.gson.stream.JsonWriter;
import dev.hotreload.report.Ink.Shade;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** One run of a looped method, in words and as a line of JSON ({@code docs/events.md}). */
final class LoopText {
    private static final int FRAMES = 12;
    private static final int CAUSES = 3;
    private static final String INDENT = " ".repeat(ConsoleReporter.PREFIX.length() + 4);

    private final Ink ink;

    LoopText(Ink ink) {
        this.ink = ink;
    }

    String of(LoopReport report) {
        StringJoiner line = new StringJoiner("  ");
        line.add(ink.paint(Shade.CYAN, ConsoleReporter.PREFIX));
        line.add("loop");
        line.add(ink.paint(Shade.BOLD, report.method()));
        line.add("run " + report.run() + (report.generation() == 0 ? "" : " after #" + report.generation()));
        line.add(took(report));
        if (report.isAborted()) {
            line.add(ink.paint(Shade.YELLOW, "aborted"));
        }
        LoopFailure failure = report.failure();
        if (failure != null) {
            line.add(ink.paint(Shade.RED, failure.headline()));
        } else if (report.result() != null) {
            line.add("= " + report.result() + beside(report.result(), report.resultBefore()));
        }
        StringBuilder text = new StringBuilder(line.toString()).append('\n');
        if (failure != null) {
            frames(failure, text);
        }
        switch (report.then()) {
            case BEGINS_TO_WAIT ->
                text.append(Paragraph.of(
                        "Thread \"" + report.threadName() + "\" waits here; the next reload runs it again."));
            case GOES_ON -> text.append(Paragraph.of("Thread \"" + report.threadName() + "\" goes on."));
            case WAITS -> {
                // As before.
            }
        }
        return text.toString();
    }

    private String took(LoopReport report) {
        Duration before = report.tookBefore();
        return ink.paint(Shade.DIM, time(report.took()) + (before == null ? "" : " (was " + time(before) + ")"));
    }

    private static String beside(String result, @Nullable String before) {
        return before == null ? "" : before.equals(result) ? " (as before)" : " (was " + before + ")";
    }

    static String time(Duration time) {
        long millis = Math.round(time.toNanos() / 1e6);
        return millis >= 10_000 ? Math.round(millis / 100.0) / 10.0 + " s" : millis == 0 ? "<1 ms" : millis + " ms";
    }

    private void frames(LoopFailure failure, StringBuilder text) {
        LoopFailure shown = failure;
        for (int i = 0; shown != null && i <= CAUSES; i++) {
            if (i > 0) {
                text.append(INDENT)
                        .append("caused by ")
                        .append(ink.paint(Shade.RED, shown.headline()))
                        .append('\n');
            }
            List<LoopFailure.Frame> frames = shown.frames();
            for (LoopFailure.Frame frame : frames.subList(0, Math.min(FRAMES, frames.size()))) {
                text.append(INDENT).append("at ").append(frame.place());
                if (frame.source() != null) {
                    text.append("    ").append(ink.paint(Shade.DIM, frame.source()));
                }
                text.append('\n');
            }
            more(shown, text);
            shown = shown.cause();
        }
    }

    private static void more(LoopFailure failure, StringBuilder text) {
        int own = Math.max(0, failure.frames().size() - FRAMES);
        int others = failure.others();
        if (own + others > 0) {
            String count = own == 0
                    ? others + (others == 1 ? " frame" : " frames") + " of other code"
                    : own + " more" + (others == 0 ? "" : " and " + others + " of other code");
            text.append(INDENT).append("… ").append(count).append('\n');
        }
    }

    /** The line, without its end. */
    static String json(LoopReport report, Instant time) {
        StringWriter line = new StringWriter();
        try (JsonWriter json = new JsonWriter(line)) {
            json.setHtmlSafe(false);
            json.setSerializeNulls(false);
            json.beginObject();
            json.name("method").value(report.method());
            json.name("thread").value(report.threadName());
            json.name("run").value(report.run());
            json.name("generation").value(report.generation());
            json.name("time").value(time.toString());
            json.name("ms").value(Math.round(report.took().toNanos() / 1e4) / 100.0);
            json.name("result").value(report.result());
            LoopFailure failure = report.failure();
            json.name("exception").value(failure == null ? null : failure.headline());
            json.name("aborted").value(report.isAborted());
            json.name("waits").value(report.then() != LoopReport.Then.GOES_ON);
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return line.toString();
    }
}
