package dev.hotreload.monitor;

import dev.hotreload.report.GenerationReport;
import dev.hotreload.report.LoopReport;
import dev.hotreload.report.OldCodeOnStack;
import dev.hotreload.report.RenewalReport;
import dev.hotreload.report.Reporter;
import dev.hotreload.report.StartReport;
import dev.hotreload.report.UncalledMethod;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Passes generations on to JFR and JMX, if the program or a tool that has come to it uses them.
 *
 * <p>Nothing of them is loaded for that: JFR and JMX take a tenth of a second each. Safe for use by any thread.
 */
public final class Monitors implements Reporter {
    private final Instrumentation instrumentation;
    private final ThreadFactory threads;
    private final GenerationCounts counts = new GenerationCounts();
    private @Nullable UsedParts used;

    /**
     * @param instrumentation knows what is used
     * @param threads makes the daemon thread that shows the counts in JMX
     */
    public Monitors(Instrumentation instrumentation, ThreadFactory threads) {
        this.instrumentation = instrumentation;
        this.threads = threads;
    }

    @Override
    public void generation(GenerationReport report) {
        counts.add(report);
        if (used().hasFlightRecorder()) {
            GenerationEvent.commit(report);
        }
    }

    @Override
    public void renewed(RenewalReport report) {
        generation(report.asGeneration());
    }

    private synchronized UsedParts used() {
        UsedParts current = used;
        if (current == null) {
            current = UsedParts.of(instrumentation, this::startJmx);
            used = current;
        }
        return current;
    }

    private void startJmx() {
        Thread starter = threads.newThread(new JmxStart(counts));
        starter.setName("hotreload-jmx");
        starter.start();
    }

    @Override
    public void started(StartReport report) {
        // Before the first generation there is nothing to count.
    }

    @Override
    public void stillOnStack(int generation, OldCodeOnStack frame) {
        // Only generations are events.
    }

    @Override
    public void leftStack(int generation, OldCodeOnStack frame) {
        // Only generations are events.
    }

    @Override
    public void notCalled(int generation, Duration waited, List<UncalledMethod> methods) {
        // Only generations are events.
    }

    @Override
    public void loop(LoopReport report) {
        // Only generations are events.
    }

    @Override
    public void problem(String message) {
        // Only generations are events.
    }

    @Override
    public void internalError(String doing, Throwable failure) {
        // Only generations are events.
    }
}
