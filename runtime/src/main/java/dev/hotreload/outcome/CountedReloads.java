package dev.hotreload.outcome;

import java.util.concurrent.ThreadFactory;
import java.util.function.IntConsumer;

/** Ends the JVM after a number of generations (for tests: {@code exitAfterReloads}). */
public final class CountedReloads extends ForwardingListener {
    private final int last;
    private final ThreadFactory threads;
    private final IntConsumer before;

    /** @param before what to wait for: what the last generation has brought about */
    public CountedReloads(ReloadListener next, int last, ThreadFactory threads, IntConsumer before) {
        super(next);
        this.before = before;
        this.last = last;
        this.threads = threads;
    }

    @Override
    public void applied(AppliedGeneration generation) {
        super.applied(generation);
        if (last > 0 && generation.number() == last) {
            // Not on this thread, which shutdown hooks may have to wait for.
            threads.newThread(() -> {
                        before.accept(last);
                        System.exit(0);
                    })
                    .start();
        }
    }
}
