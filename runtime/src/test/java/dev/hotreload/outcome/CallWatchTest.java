package dev.hotreload.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.memory.Planned;
import dev.hotreload.report.ConsoleReporter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallWatchTest {
    private static final String RUN = "run";
    private static final String V = "()V";

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final Queue<Runnable> due = new ArrayDeque<>();
    private final CallWatch watch =
            new CallWatch(new ConsoleReporter(terminal, StandardCharsets.UTF_8, false), this::later);

    private void later(Duration delay, Runnable task) {
        assertThat(delay).isEqualTo(CallWatch.PATIENCE);
        due.add(task);
    }

    private void patienceEnds() {
        for (Runnable task = due.poll(); task != null; task = due.poll()) {
            task.run();
        }
    }

    private static final List<ChangedClass> RUN_CHANGED = Planned.change(
                    List.of("class App { void run() { } void stay() { } }"),
                    List.of("class App { void run() { System.gc(); } void stay() { } }"))
            .changeSet()
            .classes();
    private static final List<ChangedClass> RUN_REMOVED = Planned.change(
                    List.of("class App { void run() { } }"), List.of("class App { }"))
            .changeSet()
            .classes();
    private static final List<ChangedClass> APP_DELETED = Planned.change(
                    List.of("class App { void run() { } }", "class Other { }"), List.of("class Other { }"))
            .changeSet()
            .classes();

    private void applied(int number, List<ChangedClass> classes, MethodKey... probed) {
        watch.watch(new AppliedGeneration(
                number,
                List.of("app"),
                classes,
                Set.of(),
                List.of(),
                List.of(),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                probed.length == 0 ? Map.of() : Map.of("p/App", Set.of(probed)),
                OldFrames.before(List.of())));
    }

    private void runChanged(int number) {
        applied(number, RUN_CHANGED, new MethodKey(RUN, V));
    }

    private String told() {
        String told = terminal.toString(StandardCharsets.UTF_8);
        terminal.reset();
        return told;
    }

    @Test
    void nothingIsToldOfAProgramThatHasBegunAgain() {
        runChanged(1);
        watch.close();
        patienceEnds();
        assertThat(told()).isEmpty();
    }

    @Test
    void whatIsNotCalledIsToldOfOnceWhenPatienceEnds() {
        runChanged(3);
        assertThat(told()).isEmpty();
        patienceEnds();
        assertThat(told())
                .isEqualTo(
                        "hotreload  App.run() has not been called since #3; if it only runs at the start, restart to see"
                                + " the change\n");
        patienceEnds();
        assertThat(told()).isEmpty();
    }

    @Test
    void whatIsCalledIsNotToldOf() {
        runChanged(3);
        watch.called("p.App", RUN, V, 3);
        patienceEnds();
        assertThat(told()).isEmpty();
    }

    @Test
    void aCallBeforeTheGenerationIsReportedCounts() {
        watch.called("p.App", RUN, V, 3);
        runChanged(3);
        patienceEnds();
        assertThat(told()).isEmpty();
    }

    @Test
    void aCallOfTheLastCodeIsNoneOfTheNext() {
        runChanged(3);
        runChanged(4);
        watch.called("p.App", RUN, V, 3);
        patienceEnds();
        assertThat(told()).contains("since #4").doesNotContain("since #3");
    }

    @Test
    void aMethodOfAnotherClassOrDescriptorIsAnother() {
        runChanged(3);
        watch.called("p.Other", RUN, V, 3);
        watch.called("p.App", RUN, "(I)V", 3);
        patienceEnds();
        assertThat(told()).contains("App.run() has not been called since #3");
    }

    @Test
    void whatIsAwaitedReportsThroughOtherChangesOfItsClass() {
        runChanged(3);
        assertThat(watch.awaited("p/App")).isEqualTo(Map.of(new MethodKey(RUN, V), 3));
        assertThat(watch.awaited("p/Other")).isEmpty();
        watch.called("p.App", RUN, V, 3);
        assertThat(watch.awaited("p/App")).isEmpty();
    }

    @Test
    void whatWasCalledAfterTwoOfItsChangesReportsNoMore() {
        runChanged(1);
        watch.called("p.App", RUN, V, 1);
        assertThat(watch.isWanted("p/App", new MethodKey(RUN, V))).isTrue();
        runChanged(2);
        watch.called("p.App", RUN, V, 2);
        watch.called("p.App", RUN, V, 2);
        assertThat(watch.isWanted("p/App", new MethodKey(RUN, V))).isFalse();
        assertThat(watch.isWanted("p/App", new MethodKey("stay", V))).isTrue();
    }

    @Test
    void aMethodThatIsGoneByThenIsNotToldOf() {
        runChanged(3);
        applied(4, RUN_REMOVED);
        patienceEnds();
        assertThat(told()).isEmpty();
        runChanged(5);
        applied(6, APP_DELETED);
        patienceEnds();
        assertThat(told()).isEmpty();
    }

    @Test
    void aMethodThatChangedAgainWithoutAProbeIsNotToldOf() {
        runChanged(3);
        applied(4, RUN_CHANGED);
        patienceEnds();
        assertThat(told()).isEmpty();
    }

    @Test
    void nothingWaitsIfNothingReports() {
        applied(3, RUN_CHANGED);
        assertThat(due).isEmpty();
    }
}
