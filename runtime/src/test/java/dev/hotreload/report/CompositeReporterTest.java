package dev.hotreload.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompositeReporterTest {

    @TempDir
    Path directory = Path.of("");

    @Test
    void failureOfOneReporterIsToldByTheFirstAndTheOthersHearTheMessage() {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        List<String> channel = new ArrayList<>();
        Reporter failing = new EventLog(
                directory.resolve("a"),
                line -> {
                    throw new IllegalStateException("the channel has a bug");
                },
                problem -> {});
        Reporter composite = new CompositeReporter(
                new ConsoleReporter(terminal, UTF_8, false),
                failing,
                new EventLog(directory.resolve("b"), channel::add, problem -> {}));
        composite.generation(Reports.applied(Reports.PIPELINE));

        assertThat(terminal.toString(UTF_8))
                .startsWith("hotreload  #3  core  Pipeline  ")
                .contains("hotreload  internal error while reporting: java.lang.IllegalStateException");
        assertThat(channel).hasSize(1);
    }

    @Test
    void everyMessageIsPassedOn() {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        Reporter composite = new CompositeReporter(new ConsoleReporter(terminal, UTF_8, false));
        OldCodeOnStack frame = new OldCodeOnStack("main", "p.Main", "main", "Main.java", 31);
        composite.problem("something is wrong");
        composite.stillOnStack(1, frame);
        composite.leftStack(1, frame);
        composite.notCalled(1, Duration.ofSeconds(10), List.of(new UncalledMethod("p.Main", "main(String[])")));
        composite.internalError("doing it", new IllegalStateException("broken"));
        assertThat(terminal.toString(UTF_8))
                .contains(
                        "something is wrong",
                        "is still in Main.main",
                        "has left the old Main.main",
                        "Main.main(String[]) has not been",
                        "broken");
    }
}
