package dev.hotreload.outcome;

import java.util.concurrent.ThreadFactory;

/** Ends the JVM after a number of generations (for tests: {@code exitAfterReloads}). */
public final class CountedReloads extends ForwardingListener {
    private final int last;
    private final ThreadFactory threads;

    public CountedReloads(ReloadListener next, int last, ThreadFactory threads) {
        super(next);
        this.last = last;
        this.threads = threads;
    }

    @Override
    public void applied(AppliedGeneration generation) {
        super.applied(generation);
        if (last > 0 && generation.number() == last) {
            // Not on this thread, which shutdown hooks may have to wait for.
            threads.newThread(() -> System.exit(0)).start();
        }
    }
}
