package dev.hotreload.watch;

import java.nio.file.Path;

/**
 * A directory to watch, and who hears of it.
 *
 * @param path a real path
 */
record WatchedRoot(Path path, EventSource.Hints hints) {}
