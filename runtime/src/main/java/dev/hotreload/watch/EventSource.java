package dev.hotreload.watch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the watcher learns at once that something may have happened in a directory. */
interface EventSource {

    /**
     * Watches {@code root} and everything below, also what is created later. What happens after this method has
     * returned is told.
     *
     * @param root a real path
     * @throws IOException if this directory cannot be watched
     */
    Closeable watch(Path root, Hints hints) throws IOException;

    /** Receives the hints; safe for use by any thread. A hint is never more than a reason to look. */
    interface Hints {

        /** Something happened to the file or directory {@code path}. */
        void suspect(Path path);

        /**
         * Events were lost, so anything may have happened, and new directories may be unwatched.
         *
         * @param failure why, if it is not an ordinary overflow
         */
        void lost(@Nullable Throwable failure);

        /** Watching is no longer possible, for a reason that trying again would not mend. */
        void impossible(Throwable failure);
    }
}
