package dev.hotreload.report;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;

/**
 * What the plugin needs to know of a generation, read from its line of JSON.
 *
 * @param number the generation's number; a refused change set has the number that the next applied one gets
 * @param outcome what became of it
 */
public record GenerationEvent(int number, Outcome outcome) {

    /**
     * Reads a line that {@link EventLog} wrote.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static GenerationEvent parse(String line) {
        int number = -1;
        String outcome = "";
        try (JsonReader json = new JsonReader(new StringReader(line))) {
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "number" -> number = json.nextInt();
                    case "outcome" -> outcome = json.nextString();
                    default -> json.skipValue();
                }
            }
            json.endObject();
        } catch (IOException | IllegalStateException e) {
            throw new IllegalArgumentException("no event: " + line, e);
        }
        return new GenerationEvent(number, Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)));
    }
}
