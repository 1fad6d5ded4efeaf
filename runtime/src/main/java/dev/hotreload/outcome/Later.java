package dev.hotreload.outcome;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Runs something after a while. Safe for use by any thread. */
@FunctionalInterface
public interface Later {

    /** Has {@code task}, which throws nothing, run when {@code delay} has passed. */
    void run(Duration delay, Runnable task);

    /** Runs it on a thread of its own, which ends when nothing is left to wait for. */
    static Later on(ThreadFactory threads, String name) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = threads.newThread(task);
            thread.setName(name);
            return thread;
        });
        executor.setKeepAliveTime(1, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        return (delay, task) -> {
            // Nobody waits for its end.
            var unused = executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        };
    }
}
