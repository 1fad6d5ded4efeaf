package dev.hotreload.vm.stress;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the threads of the stress share. */
final class StressState {
    /** Odd while the interfaces change; half of it is odd while the classes have them. */
    final AtomicInteger epoch = new AtomicInteger();

    volatile boolean isStopped;

    /** Held while classes change, and while classes below them are defined: the engine's generation lock. */
    final Object generation = new Object();

    final AtomicLong compared = new AtomicLong();
    final AtomicLong defined = new AtomicLong();
    final AtomicLong refused = new AtomicLong();
    final AtomicLong wrong = new AtomicLong();
    private final AtomicReference<@Nullable String> firstWrong = new AtomicReference<>();

    static boolean isChanging(int epoch) {
        return (epoch & 1) != 0;
    }

    static boolean isAdopted(int epoch) {
        return (epoch >> 1 & 1) != 0;
    }

    void wrong(String what) {
        wrong.incrementAndGet();
        firstWrong.compareAndSet(null, what);
    }

    @Nullable
    String firstWrong() {
        return firstWrong.get();
    }
}
