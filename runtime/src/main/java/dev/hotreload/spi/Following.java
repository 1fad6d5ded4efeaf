package dev.hotreload.spi;

import java.util.List;

/**
 * What a support works with while its framework follows one generation. To be used by the calling thread, until {@link
 * FrameworkSupport#follow} returns.
 */
public interface Following {

    /**
     * The objects of one of the classes that the support named in {@link FrameworkSupport#objects}, or of a type above
     * or below it, as far as they still live, in the order in which they were made.
     *
     * @param <T> the type
     * @param type the class
     * @return objects of this type
     */
    <T> List<T> objects(Class<T> type);

    /**
     * Tells the user that something is there now, in the generation's line: {@code + GET /owners}.
     *
     * @param what as short as it can be told
     */
    void added(String what);

    /**
     * Tells the user that something is no longer there: {@code - GET /owners}.
     *
     * @param what as short as it can be told
     */
    void removed(String what);

    /**
     * Tells the user that something is different now: {@code ~ server.motto}.
     *
     * @param what as short as it can be told
     */
    void changed(String what);

    /**
     * Tells the engine that live objects have a value in an added field that only constructors set, because the support
     * has given it to them: the user need not be told that they lack it.
     *
     * @param declaring the class that declares the field
     * @param fieldName the field's name
     */
    void filled(Class<?> declaring, String fieldName);

    /**
     * Tells the user what did not become live, and what to do: a sentence below the generation's line, without a full
     * stop at its end.
     *
     * @param sentence such as {@code server.port is read at the start only; restart to apply it}
     */
    void note(String sentence);
}
