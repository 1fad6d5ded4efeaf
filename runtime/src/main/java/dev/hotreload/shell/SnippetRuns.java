package dev.hotreload.shell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jdk.jshell.execution.DirectExecutionControl;
import org.jspecify.annotations.Nullable;

/**
 * Runs snippets, each on a thread of its own, so that one that does not end can be left alone.
 *
 * <p>JShell calls it on one thread, but {@link #stop} on any.
 */
final class SnippetRuns extends DirectExecutionControl {
    private static final long PATIENCE_MILLIS = 500;

    private final ThreadFactory threads;
    private final ClassLoader application;
    private volatile @Nullable Run current;

    /** What runs: its thread, and what comes of it. */
    private record Run(Thread thread, CompletableFuture<String> result) {}

    SnippetRuns(SnippetLoader loader, ThreadFactory threads, ClassLoader application) {
        super(loader);
        this.threads = threads;
        this.application = application;
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        CompletableFuture<String> result = new CompletableFuture<>();
        Thread thread = threads.newThread(() -> {
            try {
                result.complete(SnippetRuns.super.invoke(snippet));
            } catch (Throwable e) {
                // Whatever the snippet throws, its user is to read.
                result.completeExceptionally(e);
            }
        });
        thread.setName("shell");
        thread.setContextClassLoader(application);
        current = new Run(thread, result);
        thread.start();
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        } finally {
            current = null;
        }
    }

    private static Exception unwrapped(@Nullable Throwable cause) {
        if (cause instanceof Exception exception) {
            return exception;
        }
        return new InvocationTargetException(cause);
    }

    /** Interrupts the snippet; one that does not care goes on without anybody who waits for it. */
    @Override
    public void stop() {
        Run run = current;
        if (run == null) {
            return;
        }
        run.thread().interrupt();
        try {
            run.result().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            run.result().completeExceptionally(new StoppedException());
        } catch (ExecutionException | RuntimeException ended) {
            // It has ended, as it should.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
