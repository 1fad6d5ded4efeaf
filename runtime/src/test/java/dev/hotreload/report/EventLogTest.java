package dev.hotreload.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

    private static final StartReport START = new StartReport("p.Main", List.of(), "OpenJDK 17.0.15", Optional.empty());
    private static final String APPLIED = """
            {"number":3,"time":"2026-11-22T09:20:00.123Z","modules":["core"],"outcome":"applied","reason":null,\
            "classes":[{"name":"com.example.Pipeline","change":"changed","members":[\
            {"change":"changed","member":"run(Prompt)"},{"change":"added","member":"scale(float)"},\
            {"change":"removed","member":"old()"}]}],\
            "resources":["a.properties"],"refusals":[],"followed":[],"notes":["constructor of Foo is not run again"],\
            "milliseconds":{"detect":10.4,"diff":1.0,"redefine":3.0,"follow":0.0,"total":14.4}}""";
    private static final String REFUSED = """
            {"number":4,"time":"2026-11-22T09:20:00.123Z","modules":["core"],"outcome":"refused",\
            "reason":"com.example.Order: superclass changed from Base to Entity. Still running #3.",\
            "classes":[{"name":"com.example.Pipeline","change":"changed","members":[\
            {"change":"changed","member":"run(Prompt)"},{"change":"added","member":"scale(float)"},\
            {"change":"removed","member":"old()"}]}],\
            "resources":[],"refusals":[{"class":"com.example.Order","member":null,\
            "reason":"superclass changed from Base to Entity",\
            "advice":"Restart the application to run it, or take the change back.","stillRunning":3}],"followed":[],"notes":[],\
            "milliseconds":{"detect":10.4,"diff":1.0,"redefine":3.0,"follow":0.0,"total":14.4}}""";

    private final List<String> channel = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    @TempDir
    Path directory = Path.of("");

    private EventLog log(Path file) {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-22T09:20:00.123Z"));
        return new EventLog(file, channel::add, problems::add, clock);
    }

    private static GenerationReport applied() {
        return Reports.applied(
                List.of(Reports.PIPELINE), List.of("a.properties"), List.of("constructor of Foo is not run again"));
    }

    @Test
    void thePluginReadsWhatItNeedsOfAnEvent() {
        assertThat(GenerationEvent.parse(APPLIED)).isEqualTo(new GenerationEvent(3, Outcome.APPLIED));
        assertThat(GenerationEvent.parse(REFUSED)).isEqualTo(new GenerationEvent(4, Outcome.REFUSED));
        assertThatIllegalArgumentException().isThrownBy(() -> GenerationEvent.parse("[1]"));
        assertThatIllegalArgumentException().isThrownBy(() -> GenerationEvent.parse("{\"number\":1}"));
    }

    @Test
    void eachGenerationIsOneLineInTheFileAndOnTheChannel() throws IOException {
        Path file = directory.resolve("target/hotreload/events.jsonl");
        EventLog log = log(file);
        log.started(START);
        log.generation(applied());
        log.generation(Reports.refused(Reports.SUPERCLASS));

        assertThat(file).hasContent(APPLIED + "\n" + REFUSED + "\n");
        assertThat(channel).containsExactly(APPLIED, REFUSED);
        assertThat(problems).isEmpty();
        assertThat(Files.readAllLines(file))
                .allSatisfy(line ->
                        assertThat(JsonParser.parseString(line).isJsonObject()).isTrue());
    }

    @Test
    void whatWasNotCalledIsInAFileBesideIt() throws IOException {
        Path file = directory.resolve("events.jsonl");
        Path notCalled = Files.writeString(directory.resolve("notcalled.jsonl"), "of another start");
        EventLog log = log(file);
        log.started(START);
        assertThat(notCalled).doesNotExist();
        log.notCalled(3, Duration.ofSeconds(10), List.of(new UncalledMethod("p.App", "start()")));
        assertThat(notCalled).hasContent("""
                {"number":3,"time":"2026-11-22T09:20:00.123Z","seconds":10,\
                "methods":[{"class":"p.App","member":"start()"}]}""");
        assertThat(file).isEmptyFile();
        assertThat(channel).isEmpty();
    }

    @Test
    void startBeginsTheFileAnew() throws IOException {
        Path file = directory.resolve("events.jsonl");
        Files.writeString(file, "{\"number\":99}\n");
        EventLog log = log(file);
        log.started(START);
        assertThat(file).isEmptyFile();
        log.generation(applied());
        assertThat(file).hasContent(APPLIED);
    }

    @Test
    void fileThatIsDeletedMeanwhileComesBack() throws IOException {
        Path file = directory.resolve("target/events.jsonl");
        EventLog log = log(file);
        log.started(START);
        log.generation(applied());
        Files.delete(file);
        Files.delete(directory.resolve("target"));
        log.generation(Reports.refused(Reports.SUPERCLASS));
        assertThat(file).hasContent(REFUSED);
        assertThat(problems).isEmpty();
    }

    @Test
    void fileThatCannotBeWrittenIsToldOnceAndTheChannelGoesOn() throws IOException {
        Path notADirectory = Files.createFile(directory.resolve("file"));
        EventLog log = log(notADirectory.resolve("events.jsonl"));
        log.started(START);
        log.generation(applied());
        log.generation(applied());
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("events cannot be written to " + notADirectory.resolve("events.jsonl") + " (")
                .endsWith("); the program runs on without. To write them elsewhere: -Dhotreload.events=<file>");
        assertThat(channel).hasSize(2);
    }

    @Test
    void stringsAreEscapedSoThatTheLineStaysOne() {
        EventLog log = log(directory.resolve("events.jsonl"));
        log.generation(Reports.applied(Reports.changed("p.A", "λ \"x\"\n<y>")));
        assertThat(channel)
                .singleElement()
                .asString()
                .contains("\"member\":\"λ \\\"x\\\"\\n<y>\"")
                .doesNotContain("\n");
    }
}
