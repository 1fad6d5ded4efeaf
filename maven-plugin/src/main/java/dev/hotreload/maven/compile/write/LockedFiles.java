package dev.hotreload.maven.compile.write;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Replaces and deletes files that another process may have open for a moment.
 *
 * <p>On Windows a file can be neither replaced nor deleted while a process has it open and does not share its deletion:
 * a virus scanner that looks at what was just written, an application that reads its resource through {@code java.io}.
 * The system then says "access is denied" or "used by another process". So it is tried again, for half a second in all.
 *
 * <p>Safe for use by any thread.
 */
final class LockedFiles {

    private static final List<Duration> PAUSES =
            List.of(1, 4, 15, 30, 50, 100, 300).stream().map(Duration::ofMillis).toList();

    private final Consumer<Duration> pause;

    LockedFiles() {
        this(duration -> LockSupport.parkNanos(duration.toNanos()));
    }

    /**
     * For tests.
     *
     * @param pause waits for so long
     */
    LockedFiles(Consumer<Duration> pause) {
        this.pause = pause;
    }

    /**
     * Does it, again and again while a file is in use.
     *
     * @throws IOException if it is not possible, for the last reason
     */
    void change(Change change) throws IOException {
        Iterator<Duration> pauses = PAUSES.iterator();
        while (true) {
            try {
                change.apply();
                return;
            } catch (FileSystemException e) {
                if (!isInUse(e) || !pauses.hasNext()) {
                    throw e;
                }
                pause.accept(pauses.next());
            }
        }
    }

    /** The subclasses say something else, such as {@link NoSuchFileException}. */
    private static boolean isInUse(FileSystemException e) {
        return e instanceof AccessDeniedException || e.getClass() == FileSystemException.class;
    }

    /** Replaces or deletes a file. */
    interface Change {

        void apply() throws IOException;
    }
}
