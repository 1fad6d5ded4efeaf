package dev.hotreload.reload;

import dev.hotreload.api.Maker;
import dev.hotreload.support.KeptOfFrameworks;

/**
 * Where the application's objects are that later generations of its loaders go on using. Safe for use by any thread.
 */
public interface KeptObjects extends KeptOfFrameworks {

    /**
     * What an earlier generation made under this name, or else what {@code maker} makes now.
     *
     * @throws E what the maker throws
     */
    <T, E extends Exception> T keep(String name, Maker<T, E> maker) throws E;

    /** Whether {@link #weave} may change anything. */
    boolean isWoven();

    /** What to give to the JVM in place of a class file: the results of some methods are kept. */
    byte[] weave(String internalName, byte[] classFile);
}
