package dev.hotreload.vm.stress;

import java.lang.reflect.Array;
import java.util.concurrent.TimeUnit;

/** Has the JVM make classes of arrays all the time, for which it goes through the supertypes of the elements. */
final class MakingArrays implements Runnable {
    private static final int DIMENSIONS = 5;
    private static final int PATIENCE_MILLIS = 100;

    private final StressState state;

    MakingArrays(StressState state) {
        this.state = state;
    }

    @Override
    public void run() {
        try {
            while (!state.isStopped) {
                Class<?> type = state.latest.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                if (type != null) {
                    makeOf(type);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void makeOf(Class<?> type) {
        for (int i = 1; i <= DIMENSIONS; i++) {
            Checks.isArray(Array.newInstance(type, new int[i]));
            state.arrays.incrementAndGet();
        }
    }
}
