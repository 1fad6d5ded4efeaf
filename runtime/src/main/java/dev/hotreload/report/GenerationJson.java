package dev.hotreload.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A generation as one line of JSON; the fields are documented in {@code docs/events.md}. */
final class GenerationJson {

    private GenerationJson() {}

    /** What a line consists of. */
    @FunctionalInterface
    private interface Fields {
        void write(JsonWriter json) throws IOException;
    }

    /** The line, without its end. */
    static String of(GenerationReport report, Instant time) {
        return line(json -> generation(json, report, time, report.timings().total()));
    }

    /** The line of a program that has begun again, without its end. */
    static String of(RenewalReport report, Instant time) {
        return line(json -> {
            generation(json, report.asGeneration(), time, report.took());
            json.name("newGeneration").beginObject();
            strings(json, "libraries", report.libraries());
            strings(json, "kept", report.kept());
            json.endObject();
        });
    }

    private static String line(Fields fields) {
        StringWriter line = new StringWriter();
        try (JsonWriter json = new JsonWriter(line)) {
            json.setHtmlSafe(false);
            json.setSerializeNulls(true);
            json.beginObject();
            fields.write(json);
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return line.toString();
    }

    private static void generation(JsonWriter json, GenerationReport report, Instant time, Duration total)
            throws IOException {
        json.name("number").value(report.number());
        json.name("time").value(time.toString());
        strings(json, "modules", report.modules());
        json.name("outcome").value(lower(report.outcome()));
        json.name("reason").value(reason(report.refusals()));
        classes(json, report.classes());
        strings(json, "resources", report.resources());
        refusals(json, report.refusals());
        followed(json, report.followed());
        strings(json, "notes", report.notes());
        timings(json, report.timings(), total);
    }

    private static @Nullable String reason(List<Refusal> refusals) {
        return refusals.isEmpty()
                ? null
                : refusals.stream().map(Refusal::sentence).collect(Collectors.joining(" "));
    }

    private static void classes(JsonWriter json, List<ClassReport> classes) throws IOException {
        json.name("classes").beginArray();
        for (ClassReport report : classes) {
            json.beginObject();
            json.name("name").value(report.binaryName());
            json.name("change").value(lower(report.change()));
            json.name("members").beginArray();
            for (MemberChange member : report.members()) {
                json.beginObject();
                json.name("change").value(lower(member.sign()));
                json.name("member").value(member.member());
                json.endObject();
            }
            json.endArray();
            json.endObject();
        }
        json.endArray();
    }

    private static void refusals(JsonWriter json, List<Refusal> refusals) throws IOException {
        json.name("refusals").beginArray();
        for (Refusal refusal : refusals) {
            json.beginObject();
            json.name("class").value(refusal.binaryName());
            json.name("member").value(refusal.member());
            json.name("reason").value(refusal.reason());
            json.name("advice").value(refusal.advice());
            json.name("stillRunning").value(refusal.stillRunning());
            json.endObject();
        }
        json.endArray();
    }

    private static void followed(JsonWriter json, List<FollowedChange> followed) throws IOException {
        json.name("followed").beginArray();
        for (FollowedChange change : followed) {
            json.beginObject();
            json.name("framework").value(change.framework());
            json.name("change").value(lower(change.sign()));
            json.name("what").value(change.what());
            json.endObject();
        }
        json.endArray();
    }

    private static void timings(JsonWriter json, Timings timings, Duration total) throws IOException {
        json.name("milliseconds").beginObject();
        json.name("detect").value(milliseconds(timings.detect()));
        json.name("diff").value(milliseconds(timings.diff()));
        json.name("redefine").value(milliseconds(timings.redefine()));
        json.name("follow").value(milliseconds(timings.follow()));
        json.name("total").value(milliseconds(total));
        json.endObject();
    }

    private static void strings(JsonWriter json, String name, List<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(value);
        }
        json.endArray();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** To the microsecond. */
    private static double milliseconds(Duration duration) {
        return Math.round(duration.toNanos() / 1e3) / 1e3;
    }
}
