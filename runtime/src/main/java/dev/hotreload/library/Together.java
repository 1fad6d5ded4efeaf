package dev.hotreload.library;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks at several jars at once, in threads of its own that end when nothing is left to look at. */
final class Together {
    private static final int MOST = 4;

    private Together() {}

    /** What {@code look} returns for each. The largest come first, so that none is left to one thread at the end. */
    static <T> Map<Path, T> each(Collection<Path> jars, Function<Path, T> look) {
        Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        Map<Path, CompletableFuture<T>> results = jars.stream()
                .sorted(Comparator.comparing((Path jar) -> jar.toFile().length())
                        .reversed())
                .collect(Collectors.toMap(
                        jar -> jar, jar -> CompletableFuture.supplyAsync(() -> look.apply(jar), tasks::add)));
        int threads = Math.min(MOST, Math.min(jars.size(), Runtime.getRuntime().availableProcessors()));
        for (int i = 1; i < threads; i++) {
            Thread helper = new Thread(null, () -> work(tasks), "hotreload-jars", 0, false);
            helper.setDaemon(true);
            helper.start();
        }
        work(tasks);
        return results.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().join()));
    }

    private static void work(Queue<Runnable> tasks) {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }
}
