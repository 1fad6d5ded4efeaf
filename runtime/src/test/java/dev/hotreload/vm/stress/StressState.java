package dev.hotreload.vm.stress;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the threads of the stress share. */
final class StressState {
    /** Odd while the interfaces change; half of it is odd while the classes have them. */
    final AtomicInteger epoch = new AtomicInteger();

    volatile boolean isStopped;

    private final boolean isFirstTaken;

    /** @param isFirstTaken whether classes lose what they were defined with when they get other interfaces */
    StressState(boolean isFirstTaken) {
        this.isFirstTaken = isFirstTaken;
    }

    /** Whether they have the interfaces that they were defined with. */
    boolean hasFirst(boolean isAdopted) {
        return !isAdopted || !isFirstTaken;
    }

    /** A class that was defined just now, whose classes of arrays somebody may make. */
    final BlockingQueue<Class<?>> latest = new ArrayBlockingQueue<>(1);

    final AtomicLong arrays = new AtomicLong();
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
