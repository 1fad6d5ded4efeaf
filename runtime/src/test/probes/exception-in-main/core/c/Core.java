package c;

import java.util.function.Supplier;

public class Core {
    public static void run(Runnable task) {
        task.run();
    }

    public <T> T get(Supplier<T> supplier) {
        return supplier.get();
    }
}
