package dev.hotreload.watch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides when and where one module's directory is looked at: where native events point to; everywhere after events
 * were lost, from time to time in case some were lost unnoticed, and at each interval while it is polled.
 *
 * <p>Used by the watcher's thread only; hints of the event source are handed over to it.
 */
final class Signals implements EventSource.Hints {

    private static final Duration ABSENT_INTERVAL = Duration.ofMillis(100);
    private static final Duration REOPEN_INTERVAL = Duration.ofMillis(200);
    /** Whoever deletes a directory with all files deletes it last, and makes it again, if at all, soon. */
    private static final Duration AFTER_DELETIONS = Duration.ofSeconds(2);
    /** A scan in this many times its own duration costs at most 0.2 % of a core. */
    private static final int SAFETY_FACTOR = 500;
    /** The same for polling in place of native events, where more is at stake: 2 %. */
    private static final int FALLBACK_FACTOR = 50;

    private final Path root;
    private final WatchSettings settings;
    private final EventSource source;
    private final Executor watcherThread;
    private final ScanCosts costs;
    private final Consumer<String> fellBack;
    private final Consumer<Throwable> failed;

    private final Set<Path> suspects = new HashSet<>();
    private boolean everything = true;
    private boolean lost;
    private boolean fallback;
    private boolean fallbackTold;
    private long lastOpen;
    private long lastScan;
    private boolean isDeleting;
    private long lastDeletion;
    private long lastCheck;
    private @Nullable Subscription subscription;

    /**
     * @param watcherThread runs tasks on the watcher's thread, in order
     * @param fellBack is told, once, why the directory is polled
     * @param failed is told of failures of the library
     */
    Signals(
            Path root,
            WatchSettings settings,
            EventSource source,
            Executor watcherThread,
            ScanCosts costs,
            Consumer<String> fellBack,
            Consumer<Throwable> failed) {
        this.root = root;
        this.settings = settings;
        this.source = source;
        this.watcherThread = watcherThread;
        this.costs = costs;
        this.fellBack = fellBack;
        this.failed = failed;
    }

    /** Subscribes to events, again if need be, and demands a scan of everything. */
    void open() {
        close();
        lastOpen = System.nanoTime();
        lost = false;
        everything = true;
        if (isPolling()) {
            return;
        }
        try {
            Path real = root.toRealPath();
            Subscription opened = new Subscription(real, FileStamp.read(real));
            subscription = opened;
            opened.closeable = source.watch(real, opened);
        } catch (NoSuchFileException | NotDirectoryException e) {
            close(); // It is not there now: looked for until it is.
        } catch (IOException | RuntimeException | LinkageError e) {
            // A LinkageError is what a platform without the library's native part answers.
            fallBack(e);
        }
    }

    /** Whether the directory is looked at in intervals, because it was asked for or nothing else is possible. */
    boolean isPolling() {
        return fallback || settings.poll().isPresent();
    }

    /** Finds out what is due: afterwards the module must look at {@link #takeEverything} or {@link #takeSuspects}. */
    void update(Alarm alarm) {
        if (isPolling()) {
            everything |= alarm.passed(lastScan, pollInterval());
        } else if (subscription == null) {
            if (alarm.passed(lastOpen, ABSENT_INTERVAL)) {
                lastOpen = alarm.now();
                if (Files.isDirectory(root)) {
                    open();
                } else {
                    alarm.passed(lastOpen, ABSENT_INTERVAL);
                }
            }
        } else if (lost) {
            if (alarm.passed(lastOpen, REOPEN_INTERVAL)) {
                open();
            }
        } else if (alarm.passed(lastScan, safetyInterval())) {
            everything = true;
            if (!subscription.isCurrent()) {
                open();
            }
        } else if (isDeleting && alarm.passed(lastCheck, ABSENT_INTERVAL)) {
            lastCheck = alarm.now();
            isDeleting = !alarm.passed(lastDeletion, AFTER_DELETIONS);
            if (!subscription.isUntouched()) {
                open();
            } else if (isDeleting) {
                alarm.passed(lastCheck, ABSENT_INTERVAL);
            }
        }
    }

    /**
     * Notes that files are gone. That the directory itself goes, and another of its name comes, causes no event where
     * it shares a watcher with others.
     */
    void deleted(long now) {
        isDeleting = true;
        lastDeletion = now;
    }

    /** Has the next round begin when it is to be looked whether the directory is still the one that is watched. */
    void awaitCheck(Alarm alarm) {
        if (isDeleting && subscription != null && alarm.passed(lastCheck, ABSENT_INTERVAL)) {
            alarm.ringAtOnce();
        }
    }

    private Duration pollInterval() {
        Duration least = Duration.ofNanos(costs.total().toNanos() * FALLBACK_FACTOR);
        return settings.poll().orElse(longer(settings.fallbackPoll(), least));
    }

    private Duration safetyInterval() {
        return longer(settings.safetyScan(), Duration.ofNanos(costs.total().toNanos() * SAFETY_FACTOR));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Notes that the directory was not there; whoever moves it away causes no event. */
    void absent(Alarm alarm) {
        if (subscription != null) {
            close();
            lastOpen = alarm.now();
            alarm.passed(lastOpen, ABSENT_INTERVAL);
        }
    }

    /** Makes {@link #takeEverything} answer true. */
    void demandEverything() {
        everything = true;
    }

    /** Whether {@link #takeEverything} will answer true. */
    boolean demandsEverything() {
        return everything;
    }

    /** Whether all must be looked at; asking is a promise to do so. */
    boolean takeEverything(long now) {
        boolean taken = everything;
        everything = false;
        if (taken) {
            suspects.clear();
            lastScan = now;
        }
        return taken;
    }

    /** The paths that must be looked at, relative to the directory with {@code /}; asking is a promise to do so. */
    Set<String> takeSuspects() {
        Set<String> taken = new HashSet<>();
        for (Path suspect : suspects) {
            taken.add(suspect.toString().replace(suspect.getFileSystem().getSeparator(), "/"));
        }
        suspects.clear();
        return taken;
    }

    /** When everything was looked at last. */
    long lastScan() {
        return lastScan;
    }

    @Override
    public void suspect(Path path) {
        suspects.add(path);
    }

    @Override
    public void lost(@Nullable Throwable failure) {
        lost = true;
        if (failure != null) {
            failed.accept(failure);
        }
    }

    @Override
    public void impossible(Throwable failure) {
        fallBack(failure);
    }

    private void fallBack(Throwable failure) {
        close();
        fallback = true;
        everything = true;
        if (!fallbackTold) {
            fallbackTold = true;
            String message = failure.getMessage();
            fellBack.accept(message == null ? failure.toString() : message);
        }
    }

    /** Ends the subscription. */
    void close() {
        Subscription old = subscription;
        subscription = null;
        if (old != null && old.closeable != null) {
            try {
                old.closeable.close();
            } catch (IOException e) {
                failed.accept(e); // Nothing more can be done, and nothing depends on it: its hints are ignored now.
            }
        }
    }

    /** One registration with the event source; its hints count for as long as it is the current one. */
    private final class Subscription implements EventSource.Hints {

        private final Path real;
        private final FileStamp stamp;
        private @Nullable Closeable closeable;

        Subscription(Path real, FileStamp stamp) {
            this.real = real;
            this.stamp = stamp;
        }

        /** Whether the directory at the path is still the one that is watched. */
        boolean isCurrent() {
            try {
                return real.equals(root.toRealPath())
                        && (stamp.fileKey() == null
                                || stamp.fileKey().equals(FileStamp.read(real).fileKey()));
            } catch (IOException e) {
                return false; // Then opening finds out more.
            }
        }

        /**
         * Whether, besides, no file or directory has come into the directory itself, or gone. File systems give a new
         * directory the number of a deleted one.
         */
        boolean isUntouched() {
            try {
                return isCurrent() && stamp.equals(FileStamp.read(real));
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public void suspect(Path path) {
            hand(() -> {
                if (path.startsWith(real)) {
                    Signals.this.suspect(real.relativize(path));
                } else {
                    demandEverything();
                }
            });
        }

        @Override
        public void lost(@Nullable Throwable failure) {
            hand(() -> Signals.this.lost(failure));
        }

        @Override
        public void impossible(Throwable failure) {
            hand(() -> Signals.this.impossible(failure));
        }

        private void hand(Runnable task) {
            watcherThread.execute(() -> {
                if (subscription == this) {
                    task.run();
                }
            });
        }
    }
}
