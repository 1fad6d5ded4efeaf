package dev.hotreload.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Methods that nobody has called since they changed, in words and as a line of JSON ({@code docs/events.md}). */
final class NotCalled {
    private static final int SHOWN = 3;
    private static final String LAMBDA = "λ in ";

    private NotCalled() {}

    /** It does not say that they never will be: some are called when somebody clicks. */
    static String text(int generation, List<UncalledMethod> methods) {
        // One more is as long as to say so.
        int shown = methods.size() == SHOWN + 1 ? methods.size() : Math.min(SHOWN, methods.size());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < shown; i++) {
            boolean isLast = i + 1 == methods.size();
            text.append(i == 0 ? "" : isLast ? " and " : ", ").append(name(methods.get(i)));
        }
        if (shown < methods.size()) {
            text.append(" and ").append(methods.size() - shown).append(" more methods");
        }
        return methods.size() == 1
                ? text + " has not been called since #" + generation
                        + "; if it only runs at the start, restart to see the change"
                : text + " have not been called since #" + generation
                        + "; what only runs at the start needs a restart to show its change";
    }

    private static String name(UncalledMethod method) {
        String type = Names.simple(method.binaryName());
        if (method.member().startsWith(LAMBDA)) {
            return LAMBDA + type + "." + method.member().substring(LAMBDA.length());
        }
        boolean isConstructor = method.member().startsWith(type.substring(type.lastIndexOf('.') + 1) + "(");
        return isConstructor ? "the constructor " + method.member() : type + "." + method.member();
    }

    /** The line, without its end. */
    static String json(int generation, Duration waited, List<UncalledMethod> methods, Instant time) {
        StringWriter line = new StringWriter();
        try (JsonWriter json = new JsonWriter(line)) {
            json.setHtmlSafe(false);
            json.beginObject();
            json.name("number").value(generation);
            json.name("time").value(time.toString());
            json.name("seconds").value(waited.toSeconds());
            json.name("methods").beginArray();
            for (UncalledMethod method : methods) {
                json.beginObject();
                json.name("class").value(method.binaryName());
                json.name("member").value(method.member());
                json.endObject();
            }
            json.endArray();
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return line.toString();
    }
}
