package dev.hotreload.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotreload.report.ClassChange;
import dev.hotreload.report.ClassReport;
import dev.hotreload.report.GenerationReport;
import dev.hotreload.report.Outcome;
import dev.hotreload.report.Refusal;
import dev.hotreload.report.RenewalReport;
import dev.hotreload.report.Timings;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorsTest {
    private static final GenerationReport APPLIED = report(3, Outcome.APPLIED, List.of());
    private static final GenerationReport REFUSED =
            report(4, Outcome.REFUSED, List.of(new Refusal("p.A", null, "made native", "Restart.", 3)));

    private static final RenewalReport RENEWED =
            new RenewalReport(4, List.of("app", "core"), List.of(), List.of(), List.of("kept"), Duration.ofSeconds(1));

    @TempDir
    Path directory = Path.of("");

    private static GenerationReport report(int number, Outcome outcome, List<Refusal> refusals) {
        return new GenerationReport(
                number,
                List.of("app", "core"),
                List.of(new ClassReport("p.A", ClassChange.CHANGED, List.of())),
                List.of(),
                outcome,
                refusals,
                List.of(),
                List.of("a note"),
                new Timings(Duration.ofMillis(4), Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofNanos(1500)));
    }

    @Test
    void aRecordingHasEachGeneration() throws Exception {
        LoadingJvm jvm = new LoadingJvm(FlightRecorder.class);
        Monitors monitors = new Monitors(jvm.instrumentation(), task -> new Thread());
        monitors.generation(APPLIED);
        List<RecordedEvent> events;
        try (Recording recording = new Recording()) {
            recording.enable("dev.hotreload.Generation");
            recording.start();
            // Not of a JVM in which nobody records.
            new Monitors(new LoadingJvm().instrumentation(), task -> new Thread()).generation(APPLIED);
            monitors.generation(APPLIED);
            monitors.generation(REFUSED);
            monitors.renewed(RENEWED);
            recording.stop();
            Path file = directory.resolve("recording.jfr");
            recording.dump(file);
            events = RecordingFile.readAllEvents(file);
        }

        assertThat(events).hasSize(3);
        RecordedEvent applied = events.get(0);
        assertThat(applied.getInt("number")).isEqualTo(3);
        assertThat(applied.getString("outcome")).isEqualTo("applied");
        assertThat(applied.getString("modules")).isEqualTo("app, core");
        assertThat(applied.getString("classes")).isEqualTo("p.A");
        assertThat(applied.getString("notes")).isEqualTo("a note");
        assertThat(applied.getDuration("redefine")).isEqualTo(Duration.ofMillis(2));
        assertThat(applied.getString("reason")).isNull();
        assertThat(events.get(1).getString("reason")).isEqualTo("p.A: made native. Still running #3.");
        assertThat(events.get(2).getInt("number")).isEqualTo(4);
        assertThat(events.get(2).getString("outcome")).isEqualTo("applied");
        assertThat(events.get(2).getString("classes")).isEmpty();
    }

    /** One test for all, because a JVM has one such object. */
    @Test
    void jmxShowsTheNumbersOnceItIsUsed() throws Exception {
        List<Thread> threads = new ArrayList<>();
        LoadingJvm jvm = new LoadingJvm();
        Monitors monitors = new Monitors(jvm.instrumentation(), task -> {
            Thread thread = new Thread(task);
            threads.add(thread);
            return thread;
        });
        monitors.generation(APPLIED);
        jvm.load("com/sun/jmx/mbeanserver/Repository");
        assertThat(threads).isEmpty();

        jvm.load("com/sun/jmx/mbeanserver/JmxMBeanServer");
        assertThat(threads).hasSize(1);
        monitors.generation(REFUSED);
        monitors.renewed(RENEWED);
        assertThat(threads).hasSize(1);

        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName(GenerationsMXBean.NAME);
        await().atMost(Duration.ofSeconds(30)).until(() -> server.isRegistered(name));
        assertThat(server.getAttribute(name, "LastModules")).isEqualTo(new String[] {"app", "core"});
        assertThat(server.getAttribute(name, "LastClasses")).isEqualTo(new String[0]);
        assertThat(server.getAttribute(name, "LastNotes")).isEqualTo(new String[] {"kept"});
        assertThat((Integer) server.getAttribute(name, "Number")).isEqualTo(4);
        monitors.generation(APPLIED);
        assertThat(server.getAttribute(name, "LastClasses")).isEqualTo(new String[] {"p.A"});
        assertThat(server.getAttribute(name, "LastNotes")).isEqualTo(new String[] {"a note"});
        assertThat(server.getAttribute(name, "LastFollowMilliseconds")).isEqualTo(0.002);
        assertThat((Integer) server.getAttribute(name, "Number")).isEqualTo(3);
    }

    @Test
    void jmxThatWasUsedBeforeTheFirstGenerationShowsItAtOnce() throws Exception {
        List<Thread> threads = new ArrayList<>();
        LoadingJvm jvm = new LoadingJvm(Class.forName("com.sun.jmx.mbeanserver.JmxMBeanServer"));
        Monitors monitors = new Monitors(jvm.instrumentation(), task -> {
            Thread thread = new Thread();
            threads.add(thread);
            return thread;
        });
        assertThat(threads).isEmpty();

        monitors.generation(APPLIED);
        monitors.generation(APPLIED);

        assertThat(threads).hasSize(1);
    }

    @Test
    void onceAllIsUsedTheJvmIsNotListenedToAnyMore() throws Exception {
        LoadingJvm jvm = new LoadingJvm(FlightRecorder.class);
        Monitors monitors = new Monitors(jvm.instrumentation(), task -> new Thread());
        assertThat(jvm.isListenedTo()).isFalse();
        monitors.generation(APPLIED);
        assertThat(jvm.isListenedTo()).isTrue();

        jvm.load("com/sun/jmx/mbeanserver/JmxMBeanServer");

        assertThat(jvm.isListenedTo()).isFalse();
    }

    @Test
    void countsAreThoseOfTheReports() {
        GenerationCounts counts = new GenerationCounts();
        counts.add(APPLIED);
        counts.add(REFUSED);

        assertThat(counts.getNumber()).isEqualTo(3);
        assertThat(counts.getApplied()).isEqualTo(1);
        assertThat(counts.getRefused()).isEqualTo(1);
        assertThat(counts.getLastOutcome()).isEqualTo("refused");
        assertThat(counts.getLastReason()).isEqualTo("p.A: made native. Still running #3.");
        assertThat(counts.getLastDetectMilliseconds()).isEqualTo(4);
        assertThat(counts.getLastDiffMilliseconds()).isEqualTo(1);
        assertThat(counts.getLastRedefineMilliseconds()).isEqualTo(2);
    }
}
