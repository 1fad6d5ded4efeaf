package dev.hotreload.watch;

import java.nio.file.Path;

/**
 * What a {@link ModuleWatcher} tells about one module.
 *
 * <p>All methods are called on the watcher's one thread, never concurrently; {@link #changed} may take its time (it
 * applies the change), changes that happen meanwhile are in the next call.
 */
public interface WatchListener {

    /**
     * A complete set of changes; {@code module} is the module's name.
     *
     * <p>It holds everything that differs from what is {@linkplain LiveContent live}. What is still not live when this
     * method returns (because the change was refused) is part of the next set again, but is no reason for one.
     */
    void changed(String module, FileChanges changes);

    /**
     * The class files of the set that will be told next unless more follow, told as early as possible so that the listener
     * can think about them while the quiet period passes. Nothing may be changed yet.
     */
    default void expected(String module, FileChanges changes) {}

    /**
     * A class file stayed unreadable or malformed for longer than the patience; the other changes of its set wait with
     * it, and are delivered once it is mended. Called once for each such file and content.
     *
     * @param reason why, for a message: {@code "is not a complete class file"}, {@code "cannot be read: …"}
     */
    void damaged(String module, Path file, String reason);

    /** The module's output directory vanished, or lost all its class files; called once until {@link #cameBack}. */
    void vanished(String module, Path directory);

    /** The module's output directory is back; the changes follow. */
    void cameBack(String module, Path directory);

    /** Native watching failed for the module, and polling took its place. */
    void pollingInstead(String module, Path directory, String reason);

    /**
     * Something went wrong that should not, in this listener or in the library that watches; watching goes on.
     *
     * @param doing what was being done, for a message: {@code "handling the changes of module core"}
     */
    void failed(String module, String doing, Throwable failure);
}
