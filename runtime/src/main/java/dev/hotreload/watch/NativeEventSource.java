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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.helpers.NOPLogger;

/**
 * The operating system's own events, through the directory-watcher library.
 *
 * <p>The library's hashing is off, because content is compared with what is live, and its logger is given, so that
 * SLF4J never looks for a provider and never complains that there is none.
 *
 * <p>Called by the watcher's thread; events come from {@code hotreload-watch-events}.
 */
final class NativeEventSource implements EventSource, SharedEventSource.Watchers {

    private final Executor threads;

    /** @param threads runs each given task on a thread of its own */
    NativeEventSource(Executor threads) {
        this.threads = threads;
    }

    @Override
    public Closeable watch(Path root, Hints hints) throws IOException {
        return watch(List.of(new WatchedRoot(root, hints)));
    }

    @Override
    public Closeable watch(List<WatchedRoot> roots) throws IOException {
        Set<Path> entered = new HashSet<>();
        DirectoryWatcher watcher = DirectoryWatcher.builder()
                .paths(roots.stream().map(WatchedRoot::path).toList())
                .fileHashing(false)
                .fileTreeVisitor((start, onDirectory, onFile) -> visit(start, onDirectory, onFile, entered::add))
                .logger(NOPLogger.NOP_LOGGER)
                .listener(new Listener(roots))
                .build();
        CompletableFuture<Void> end = watcher.watchAsync(threads);
        if (end.isCompletedExceptionally()) {
            watcher.close();
            throw failureOf(end);
        }
        // It ends by itself when all roots have vanished, and when it is closed; the latter interests nobody any more.
        CompletableFuture<Void> told = end.whenComplete(
                (nothing, failure) -> roots.forEach(root -> root.hints().lost(failure)));
        roots.stream()
                .filter(root -> !entered.contains(root.path()))
                .forEach(root -> root.hints().lost(null));
        return () -> {
            // In this order, or whoever goes on watching in another way would be told that events were lost.
            told.cancel(false);
            watcher.close();
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
    private static void visit(
            Path start, FileTreeVisitor.Callback onDirectory, FileTreeVisitor.Callback onFile, Consumer<Path> entered)
            throws IOException {
        FileTreeVisitor.DEFAULT_FILE_TREE_VISITOR.recursiveVisitFiles(
                start,
                directory -> {
                    try {
                        onDirectory.call(directory);
                        if (directory.equals(start)) {
                            entered.accept(start);
                        }
                    } catch (NoSuchFileException | NotDirectoryException | AccessDeniedException e) {
                        // Its parent is watched and tells when it is there (again); scans see when it becomes readable.
                    }
                },
                onFile);
    }

    /** Translates the library's events. */
    private record Listener(List<WatchedRoot> roots) implements DirectoryChangeListener {

        @Override
        public void onEvent(DirectoryChangeEvent event) {
            if (event.eventType() == DirectoryChangeEvent.EventType.OVERFLOW) {
                roots.forEach(root -> root.hints().lost(null));
            } else {
                roots.stream()
                        .filter(root -> event.path().startsWith(root.path()))
                        .forEach(root -> root.hints().suspect(event.path()));
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
                roots.forEach(root -> root.hints().impossible(e));
            } else {
                roots.forEach(root -> root.hints().lost(isExpected(e) ? null : e));
            }
        }
    }
}
