package dev.hotreload.watch;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeListener;
import io.methvin.watcher.DirectoryWatcher;
import io.methvin.watcher.visitor.FileTreeVisitor;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.slf4j.helpers.NOPLogger;

/**
 * The operating system's own events, through the directory-watcher library.
 *
 * <p>The library's hashing is off, because content is compared with what is live, and its logger is given, so that
 * SLF4J never looks for a provider and never complains that there is none.
 *
 * <p>Called by the watcher's thread; events come from {@code hotreload-watch-events}.
 */
final class NativeEventSource implements EventSource {

    private final Executor threads;

    /** @param threads runs each given task on a thread of its own */
    NativeEventSource(Executor threads) {
        this.threads = threads;
    }

    @Override
    public Closeable watch(Path root, Hints hints) throws IOException {
        DirectoryWatcher watcher = DirectoryWatcher.builder()
                .path(root)
                .fileHashing(false)
                .fileTreeVisitor(NativeEventSource::visit)
                .logger(NOPLogger.NOP_LOGGER)
                .listener(new Listener(hints))
                .build();
        CompletableFuture<Void> end = watcher.watchAsync(threads);
        if (end.isCompletedExceptionally()) {
            watcher.close();
            throw failureOf(end);
        }
        // It ends by itself when the root vanishes, and when it is closed; the latter interests nobody any more.
        CompletableFuture<Void> told = end.whenComplete((nothing, failure) -> hints.lost(failure));
        return () -> {
            watcher.close();
            told.cancel(false);
        };
    }

    private static IOException failureOf(CompletableFuture<Void> end) {
        try {
            end.join();
            throw new IllegalStateException("the future was said to have failed");
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
                return unchecked.getCause();
            }
            return new IOException(cause == null ? e : cause);
        }
    }

    /** Walks as the library would, but survives directories that vanish or cannot be entered while it walks. */
    private static void visit(Path start, FileTreeVisitor.Callback onDirectory, FileTreeVisitor.Callback onFile)
            throws IOException {
        FileTreeVisitor.DEFAULT_FILE_TREE_VISITOR.recursiveVisitFiles(
                start,
                directory -> {
                    try {
                        onDirectory.call(directory);
                    } catch (NoSuchFileException | NotDirectoryException | AccessDeniedException e) {
                        // Its parent is watched and tells when it is there (again); scans see when it becomes readable.
                    }
                },
                onFile);
    }

    /** Translates the library's events. */
    private record Listener(Hints hints) implements DirectoryChangeListener {

        @Override
        public void onEvent(DirectoryChangeEvent event) {
            if (event.eventType() == DirectoryChangeEvent.EventType.OVERFLOW) {
                hints.lost(null);
            } else {
                hints.suspect(event.path());
            }
        }

        /**
         * The library (0.19.1) answers an overflow, an event without a path, with a NullPointerException, and a late
         * event of a directory that has been moved with an IllegalStateException. Both mean that events were lost.
         */
        private static boolean isExpected(Exception e) {
            return e instanceof NullPointerException || e instanceof IllegalStateException;
        }

        @Override
        public void onException(Exception e) {
            if (e instanceof IOException) {
                // A new directory could not be registered, for instance because the user's inotify watches are used up.
                hints.impossible(e);
            } else {
                hints.lost(isExpected(e) ? null : e);
            }
        }
    }
}
