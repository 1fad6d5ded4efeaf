package dev.hotreload.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.report.LoopReport.Then;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoopTextTest {
    private static final LoopFailure.Frame FRAME =
            new LoopFailure.Frame("p.Cook.serve(Cook.java:12)", "return dishes.get(0);");

    private final LoopText text = new LoopText(new Ink(UTF_8, false));

    @Test
    void theFirstRunSaysWhoWaits() {
        assertThat(text.of(run(1, 0, null, "7", null, null, false, Then.BEGINS_TO_WAIT)))
                .isEqualTo("""
                        hotreload  loop  Cook.serve()  run 1  412 ms  = 7
                                   Thread "main" waits here; the next reload runs it again.
                        """);
    }

    @Test
    void theLastRunStandsBeside() {
        Duration before = Duration.ofMillis(12_345);
        assertThat(text.of(run(3, 2, before, "7", "6", null, false, Then.WAITS)))
                .isEqualTo("hotreload  loop  Cook.serve()  run 3 after #2  412 ms (was 12.3 s)  = 7 (was 6)\n");
        assertThat(text.of(run(3, 2, before, "7", "7", null, false, Then.WAITS)))
                .contains("= 7 (as before)");
        assertThat(text.of(run(3, 2, before, null, "7", null, false, Then.WAITS)))
                .endsWith("412 ms (was 12.3 s)\n");
    }

    @Test
    void anExceptionHasTheProgramsOwnFrames() {
        LoopFailure cause = new LoopFailure("IOException", List.of(), 2, null);
        LoopFailure failure = new LoopFailure("IllegalStateException: no soup", List.of(FRAME), 1, cause);

        assertThat(text.of(run(2, 1, null, null, null, failure, false, Then.GOES_ON)))
                .isEqualTo("""
                        hotreload  loop  Cook.serve()  run 2 after #1  412 ms  IllegalStateException: no soup
                                     at p.Cook.serve(Cook.java:12)    return dishes.get(0);
                                     … 1 frame of other code
                                     caused by IOException
                                     … 2 frames of other code
                                   Thread "main" goes on.
                        """);
    }

    @Test
    void manyFramesAreCounted() {
        LoopFailure failure = new LoopFailure("StackOverflowError", Collections.nCopies(1000, FRAME), 24, null);

        assertThat(text.of(run(2, 0, null, null, null, failure, true, Then.WAITS)))
                .contains("  aborted  StackOverflowError\n")
                .endsWith("             … 988 more and 24 of other code\n");
    }

    @Test
    void aLineOfJson() {
        Instant time = Instant.parse("2026-01-02T03:04:05Z");

        assertThat(LoopText.json(run(3, 2, null, "7", "6", null, false, Then.WAITS), time))
                .isEqualTo("{\"method\":\"Cook.serve()\",\"thread\":\"main\",\"run\":3,\"generation\":2,"
                        + "\"time\":\"2026-01-02T03:04:05Z\",\"ms\":412.0,\"result\":\"7\",\"aborted\":false,"
                        + "\"waits\":true}");
    }

    private static LoopReport run(
            int number,
            int generation,
            @Nullable Duration before,
            @Nullable String result,
            @Nullable String resultBefore,
            @Nullable LoopFailure failure,
            boolean isAborted,
            Then then) {
        return new LoopReport(
                "Cook.serve()",
                "main",
                number,
                generation,
                Duration.ofMillis(412),
                before,
                result,
                resultBefore,
                failure,
                isAborted,
                then);
    }
}
