package dev.hotreload.maven.compile;

import java.util.Collection;

/** Tells the application's JVM which files belong together. Used by the compiling thread. */
interface BatchChannel {

    /**
     * Class files are about to be written. Returns when nothing of them can become live before {@link #complete}, or
     * when the application's JVM does not answer.
     */
    void writing();

    /**
     * Files of a module were written or deleted.
     *
     * @param module its name
     * @param paths relative to its {@code target/classes}, with {@code /}; none: sources of it were saved, and its
     *     files are what they were
     */
    void written(String module, Collection<String> paths);

    /** All is there. */
    void complete();
}
