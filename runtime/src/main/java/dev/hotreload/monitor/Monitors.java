package dev.hotreload.monitor;

import dev.hotreload.report.GenerationReport;
import dev.hotreload.report.LoopReport;
import dev.hotreload.report.OldCodeOnStack;
import dev.hotreload.report.RenewalReport;
import dev.hotreload.report.Reporter;
import dev.hotreload.report.StartReport;
import dev.hotreload.report.UncalledMethod;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Passes generations on to JFR and JMX, as far as this JVM has them.
 *
 * <p>Nothing of them is loaded before the first generation: an application that is never reloaded pays nothing, and
 * sees nothing. JMX takes a tenth of a second to start, so it is started on a thread of its own. Safe for use by any
 * thread.
 */
public final class Monitors implements Reporter {
    private final ThreadFactory threads;
    private final boolean hasJfr = isThere("jdk.jfr");
    private @Nullable GenerationCounts counts;

    /** @param threads makes the daemon thread that starts JMX */
    public Monitors(ThreadFactory threads) {
        this.threads = threads;
    }

    /** A JVM that was made with {@code jlink} may lack any module. */
    private static boolean isThere(String module) {
        return ModuleLayer.boot().findModule(module).isPresent();
    }

    @Override
    public void generation(GenerationReport report) {
        count(report);
        if (hasJfr) {
            GenerationEvent.commit(report);
        }
    }

    @Override
    public void renewed(RenewalReport report) {
        generation(report.asGeneration());
    }

    private synchronized void count(GenerationReport report) {
        GenerationCounts current = counts;
        if (current == null) {
            current = new GenerationCounts();
            counts = current;
            if (isThere("java.management")) {
                Thread starter = threads.newThread(new JmxStart(current));
                starter.setName("hotreload-jmx");
                starter.start();
            }
        }
        current.add(report);
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
