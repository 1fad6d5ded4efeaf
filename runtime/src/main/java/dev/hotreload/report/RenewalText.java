package dev.hotreload.report;

import com.google.gson.stream.JsonWriter;
import dev.hotreload.report.Ink.Shade;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;

/** The line of a program that has begun again, and the lines beneath it. */
final class RenewalText {
    private final Ink ink;

    RenewalText(Ink ink) {
        this.ink = ink;
    }

    String of(RenewalReport report) {
        StringJoiner line = new StringJoiner("  ");
        line.add(ink.paint(Shade.CYAN, ConsoleReporter.PREFIX));
        line.add(ink.paint(Shade.BOLD, "#" + report.number()) + " new generation");
        line.add(String.join(", ", report.modules()));
        if (!report.libraries().isEmpty()) {
            line.add("(" + String.join(", ", report.libraries()) + ")");
        }
        if (!report.kept().isEmpty()) {
            line.add("kept " + String.join(", ", report.kept()));
        }
        line.add(ink.paint(Shade.DIM, report.took().toMillis() + " ms"));
        StringBuilder text = new StringBuilder(line.toString()).append('\n');
        report.notes().forEach(note -> text.append(Paragraph.of(note)));
        return text.toString();
    }

    /** The line of the events file; its fields are documented in {@code docs/events.md}. */
    static String json(RenewalReport report, Instant time) {
        StringWriter line = new StringWriter();
        try (JsonWriter json = new JsonWriter(line)) {
            json.setHtmlSafe(false);
            json.setSerializeNulls(true);
            json.beginObject();
            json.name("number").value(report.number());
            json.name("time").value(time.toString());
            strings(json, "modules", report.modules());
            json.name("outcome").value("applied");
            json.name("reason").nullValue();
            for (String none : List.of("classes", "resources", "refusals", "followed")) {
                strings(json, none, List.of());
            }
            strings(json, "notes", report.notes());
            json.name("milliseconds").beginObject();
            for (String none : List.of("detect", "diff", "redefine", "follow")) {
                json.name(none).value(0.0);
            }
            json.name("total").value(report.took().toMillis());
            json.endObject();
            json.name("newGeneration").beginObject();
            strings(json, "libraries", report.libraries());
            strings(json, "kept", report.kept());
            json.endObject();
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return line.toString();
    }

    private static void strings(JsonWriter json, String name, List<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(value);
        }
        json.endArray();
    }
}
