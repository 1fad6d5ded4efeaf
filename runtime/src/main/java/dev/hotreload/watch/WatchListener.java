package dev.hotreload.watch;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a {@link ModuleWatcher} tells.
 *
 * <p>All methods are called on the watcher's one thread, never concurrently; {@link #changed} may take its time (it
 * applies the change), changes that happen meanwhile are in the next call.
 */
public interface WatchListener {

    /**
     * A complete set of changes, of all modules that changed at the same time.
     *
     * <p>Of each of these modules it holds everything that differs from what is {@linkplain LiveContent live}. What is
     * still not live when this method returns (because the set was refused) is part of the module's next changes again,
     * but is no reason to tell them. If all of that is taken back, the module's changes are told once more, without any
     * file.
     *
     * @param changes by the module's name, in the order in which the watcher was given the modules
     */
    void changed(Map<String, FileChanges> changes);

    /**
     * The class files of the set that will be told next unless more follow, told as early as possible so that the
     * listener can think about them while the quiet period passes. Nothing may be changed yet. A set of several modules
     * is not told ahead.
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
     * @param doing what was being done, for a message: {@code "handling the changes of core, app"}
     */
    void failed(String doing, Throwable failure);
}
