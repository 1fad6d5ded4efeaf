package dev.hotreload.maven.compile;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The thread on which Maven runs our goal, and which otherwise only waits for the application's end.
 *
 * <p>Other goals run here and nowhere else, because Maven 3.8 has the components of a session ({@code SessionScope})
 * for this thread alone. Safe for use by any thread.
 */
final class MavenThread {

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    /** What {@link #run} is given. */
    interface Task {
        void run() throws Goals.GoalFailure;
    }

    /** Lends the calling thread, which is Maven's, until {@code end} is done and what runs then has come to its end. */
    void serveUntil(CompletableFuture<?> end) throws InterruptedException {
        CompletableFuture<?> unused = end.whenComplete((result, failure) -> tasks.add(() -> {}));
        while (!end.isDone()) {
            tasks.take().run();
        }
    }

    /**
     * Runs a task on Maven's thread and waits for it.
     *
     * @throws CancellationException if the calling thread is interrupted, because the application has ended
     */
    void run(Task task) throws Goals.GoalFailure {
        FutureTask<Void> future = new FutureTask<>(() -> {
            task.run();
            return null;
        });
        tasks.add(future);
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the application has ended");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Goals.GoalFailure failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
