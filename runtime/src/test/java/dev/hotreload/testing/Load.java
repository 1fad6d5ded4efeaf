package dev.hotreload.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Threads that ask all the time while the application is edited. */
public final class Load implements AutoCloseable {

    /** Short beside a reload, which has many requests in its middle all the same; the nightly build makes none. */
    private static final long PAUSE_NANOS =
            Boolean.getBoolean("hotreload.case.full") ? 0 : TimeUnit.MILLISECONDS.toNanos(4);

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isOver;

    /** @param requests what each thread asks; an answer must begin with 200 */
    public Load(List<Supplier<String>> requests) {
        for (Supplier<String> request : requests) {
            Thread thread = new Thread(() -> run(request), "load-" + threads.size());
            thread.start();
            threads.add(thread);
        }
    }

    private void run(Supplier<String> request) {
        while (!isOver) {
            String answer = request.get();
            answers.incrementAndGet();
            if (!answer.startsWith("200 ")) {
                failures.add(answer);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** How many answers came. */
    public int answers() {
        return answers.get();
    }

    /** The answers that do not begin with 200. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        isOver = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
