package dev.hotreload.spi;

import java.util.Optional;

/**
 * What a program that has begun again has of the one before, of the objects that a support {@linkplain
 * FrameworkSupport#keep has kept}. Safe for use by any thread.
 */
public interface Inherited {

    /**
     * What was kept under a name, for the classes that there are now. It stays here until it is {@linkplain #release
     * released}, so that a start that fails has not lost it.
     *
     * @param name the name that it was kept by
     * @return empty if there is nothing of that name
     */
    Optional<Object> find(String name);

    /**
     * Says that the framework has the object now: from here on it is the framework that keeps it, and closes it.
     *
     * @param name the name that it was kept by
     */
    void release(String name);

    /**
     * Tells the user what did not become of a kept object, and why: a sentence without a full stop at its end.
     *
     * @param sentence such as {@code dataSource is made anew: it is a javax.sql.DataSource no more}
     */
    void note(String sentence);
}
