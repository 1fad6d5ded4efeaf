package dev.hotreload.maven.debug.relay;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The thread of one session that may wait for the application's JVM: events pass through it in their order, and reloads
 * between them.
 */
public final class SessionThread {

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "hotreload-debug-session");
        thread.setDaemon(true);
        return thread;
    });
    private final Consumer<Exception> failures;

    /** Something that may fail because a connection is gone. */
    public interface Task {
        void run() throws IOException;
    }

    /** @param failures is told of tasks that fail */
    public SessionThread(Consumer<Exception> failures) {
        this.failures = failures;
    }

    /** Runs the task after all that were given before. */
    public void execute(Task task) {
        execute(task, () -> {});
    }

    /**
     * Runs the task after all that were given before.
     *
     * @param done is run when it has been run, successfully or not, or never will be
     */
    public void execute(Task task, Runnable done) {
        try {
            executor.execute(() -> {
                try {
                    run(task);
                } finally {
                    done.run();
                }
            });
        } catch (RejectedExecutionException e) {
            // The session has ended; nobody waits for the result any more.
            done.run();
        }
    }

    /** Runs the task again and again until this thread is closed. */
    public void repeat(Duration interval, Task task) {
        ScheduledFuture<?> unused = executor.scheduleWithFixedDelay(
                () -> run(task), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run(Task task) {
        try {
            task.run();
        } catch (IOException | RuntimeException e) {
            failures.accept(e);
        }
    }

    /** Runs what was given so far, and nothing more. */
    public void close() {
        executor.shutdown();
    }
}
