package dev.hotreload.maven.command;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hotreload.report.NotLive;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one request, as the line of JSON that {@code docs/commands.md} documents.
 *
 * @param result what came of it
 * @param application which application answered
 * @param status how it stands; null if it has ended
 * @param text what the prompt answers; null for other commands
 */
public record Reply(
        Result result,
        Application application,
        @Nullable Status status,
        @Nullable String text) {

    /** An answer without a text. */
    public Reply(Result result, Application application, @Nullable Status status) {
        this(result, application, status, null);
    }

    /** What came of a request. */
    public enum Result {
        /** Everything that was on disk when the request came is live. */
        LIVE,
        /** Something is not live, and will not be by waiting. */
        NOT_LIVE,
        /** It was not found out in time. */
        TIMEOUT,
        /** What was asked for is done. */
        DONE,
        /** There is no generation to take back. */
        NOTHING,
        /**
         * What was last cannot be taken back, patches cannot be applied, or there is no new generation; the terminal
         * says why.
         */
        REFUSED,
        /** The application has ended. */
        ENDED,
        /** The request is none. */
        BAD_REQUEST
    }

    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private static final Pattern WORD_BEGINS = Pattern.compile("_(.)");

    /** The line for whom no application answered. */
    public static String none(String message) {
        JsonObject json = new JsonObject();
        json.addProperty("result", "noApplication");
        json.addProperty("message", message);
        return GSON.toJson(json);
    }

    /** The line, without its end. */
    public String json() {
        JsonObject json = new JsonObject();
        json.addProperty("result", camel(result));
        json.add("application", GSON.toJsonTree(application));
        if (text != null) {
            json.addProperty("text", text);
        }
        Status current = status;
        if (current != null) {
            json.addProperty("pid", current.pid());
            json.addProperty("since", current.since());
            json.addProperty("generation", current.generation());
            json.addProperty("paused", current.paused());
            json.add("live", current.notLive() == null ? JsonNull.INSTANCE : GSON.toJsonTree(current.isLive()));
            json.add("notLive", entries(current.notLive()));
            json.add("notCompiledHere", GSON.toJsonTree(current.notCompiledHere()));
            String last = current.lastGeneration();
            json.add("lastGeneration", last == null ? JsonNull.INSTANCE : JsonParser.parseString(last));
            json.addProperty("events", current.events());
        }
        return GSON.toJson(json);
    }

    private static JsonElement entries(@Nullable List<NotLive> notLive) {
        if (notLive == null) {
            return JsonNull.INSTANCE;
        }
        JsonArray entries = new JsonArray();
        for (NotLive entry : notLive) {
            JsonObject json = new JsonObject();
            json.addProperty("why", camel(entry.why()));
            json.addProperty("module", entry.module());
            json.addProperty("what", entry.what());
            json.addProperty("message", entry.message());
            json.addProperty("advice", entry.advice());
            entries.add(json);
        }
        return entries;
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws RuntimeException if it is none
     */
    static Reply parse(String line) {
        JsonObject json = JsonParser.parseString(line).getAsJsonObject();
        Application application = GSON.fromJson(json.get("application"), Application.class);
        Result result = Result.valueOf(constant(json.get("result").getAsString()));
        String text = json.has("text") ? json.get("text").getAsString() : null;
        if (!json.has("pid")) {
            return new Reply(result, application, null, text);
        }
        JsonElement last = json.get("lastGeneration");
        return new Reply(
                result,
                application,
                new Status(
                        json.get("pid").getAsLong(),
                        json.get("since").getAsString(),
                        json.get("generation").getAsInt(),
                        last.isJsonNull() ? null : GSON.toJson(last),
                        json.get("events").getAsString(),
                        json.get("paused").getAsBoolean(),
                        json.get("notLive").isJsonNull() ? null : entries(json.getAsJsonArray("notLive")),
                        strings(json.getAsJsonArray("notCompiledHere"))),
                text);
    }

    private static List<NotLive> entries(JsonArray entries) {
        return entries.asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(entry -> new NotLive(
                        NotLive.Why.valueOf(constant(entry.get("why").getAsString())),
                        entry.get("module").getAsString(),
                        entry.get("what").getAsString(),
                        entry.get("message").getAsString(),
                        entry.get("advice").getAsString()))
                .toList();
    }

    private static List<String> strings(JsonArray texts) {
        return texts.asList().stream().map(JsonElement::getAsString).toList();
    }

    /** {@code NOT_LIVE} as {@code notLive}. */
    private static String camel(Enum<?> constant) {
        return WORD_BEGINS
                .matcher(constant.name().toLowerCase(Locale.ROOT))
                .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }

    private static String constant(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }
}
