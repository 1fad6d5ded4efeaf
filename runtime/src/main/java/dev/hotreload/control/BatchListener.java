package dev.hotreload.control;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Hears from the plugin which class files belong together. Called on the channel's thread. */
public interface BatchListener {

    /**
     * Files are about to be written; {@link #complete} follows as soon as all are there.
     *
     * @return completes when they may be written
     */
    CompletableFuture<Void> writing();

    /**
     * All files of a batch are written.
     *
     * @param files relative paths of the files that were written or deleted, by the module's name, in the order in
     *     which the modules depend on each other
     */
    void complete(Map<String, Set<String>> files);
}
