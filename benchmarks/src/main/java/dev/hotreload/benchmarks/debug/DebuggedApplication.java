package dev.hotreload.benchmarks.debug;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** What a debugger looks at: many objects with a few fields each, and some threads. */
public final class DebuggedApplication {

    static final int OBJECTS = 10_000;
    private static final int THREADS = 50;

    /** The objects; the debugger finds them here. */
    static final Item[] ITEMS = new Item[OBJECTS];

    private DebuggedApplication() {}

    /** An object of the usual kind. */
    static final class Item {
        final int number;
        final String name;
        final double weight;
        final @Nullable Item before;
        final long[] numbers;

        Item(int number, @Nullable Item before) {
            this.number = number;
            this.name = "item " + number;
            this.weight = number / 2.0;
            this.before = before;
            this.numbers = new long[] {number};
        }
    }

    /** Makes everything, and waits to be killed. */
    public static void main(String[] args) throws InterruptedException {
        for (int i = 0; i < OBJECTS; i++) {
            ITEMS[i] = new Item(i, i == 0 ? null : ITEMS[i - 1]);
        }
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    "worker " + i);
            thread.setDaemon(true);
            thread.start();
        }
        never.await();
    }
}
