package dev.hotreload.outcome;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.plan.RefusedChange;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Ends the JVM after a number of generations (for tests: {@code exitAfterReloads}). */
public final class CountedReloads implements ReloadListener {
    private final ReloadListener next;
    private final int last;
    private final ThreadFactory threads;

    public CountedReloads(ReloadListener next, int last, ThreadFactory threads) {
        this.next = next;
        this.last = last;
        this.threads = threads;
    }

    @Override
    public void applied(AppliedGeneration generation) {
        next.applied(generation);
        if (last > 0 && generation.number() == last) {
            // Not on this thread, which shutdown hooks may have to wait for.
            threads.newThread(() -> System.exit(0)).start();
        }
    }

    @Override
    public void refused(
            int stillRunning, List<String> modules, List<ChangedClass> classes, List<RefusedChange> refusals) {
        next.refused(stillRunning, modules, classes, refusals);
    }

    @Override
    public void failed(int stillRunning, List<String> modules, List<ChangedClass> classes, TransactionFailure failure) {
        next.failed(stillRunning, modules, classes, failure);
    }

    @Override
    public void internalError(String doing, Throwable failure) {
        next.internalError(doing, failure);
    }
}
