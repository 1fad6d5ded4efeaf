package dev.hotreload.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What knows one framework and has it follow a reload.
 *
 * <p>After a generation has become current, classes are as their sources say, but what a framework worked out from them
 * before (routes, bean definitions, metadata) is as it was. A support has the framework work it out again, for the
 * objects that live. It is told of every generation, also of those that do not concern its framework, and must then do
 * nothing.
 *
 * <p>A support has a public constructor without parameters and is named in {@code
 * META-INF/services/dev.hotreload.spi.FrameworkSupport}, in a jar on the application's class path or in one of hot
 * reload's own. It is made before the application's main class is loaded, so its class should not need the framework's
 * classes before the first call of {@link #follow}.
 *
 * <p>All methods but the constructor are called by one thread at a time, after each other, with the application's class
 * loader as context class loader. The next reload waits for them. Whatever a support throws is told to the user in one
 * line and has no other effect.
 */
public interface FrameworkSupport {

    /**
     * What the user knows the framework as.
     *
     * @return a word or two, such as {@code Spring}
     */
    String name();

    /**
     * Classes of the framework whose objects the support wants to find again; {@link Following#objects} has them.
     *
     * <p>Asked once, at the start. Their constructors report each object at their end; subclasses are included. The
     * classes must not be the JDK's.
     *
     * @return binary names
     */
    default Set<String> objects() {
        return Set.of();
    }

    /**
     * Which objects of the framework are variables of the prompt in the running program.
     *
     * @param objects those that the support named in {@link #objects}, as far as they live, the newest last
     * @return by the variable's name, such as {@code context}
     */
    default Map<String, Object> published(List<Object> objects) {
        return Map.of();
    }

    /**
     * Which objects the framework knows by a name; at the prompt they are fields of {@code beans}: {@code
     * beans.orderService}.
     *
     * @param objects as above
     * @return by name; names that are no identifiers are left out
     */
    default Map<String, Object> named(List<Object> objects) {
        return Map.of();
    }

    /**
     * What the framework calls objects that the user can keep when the program starts again in the same JVM, with new
     * class loaders: {@code bean}, if the user writes {@code -Dhotreload.keep=bean:dataSource}.
     *
     * @return a word; empty: there are none
     */
    default String keptWord() {
        return "";
    }

    /**
     * Classes of the framework whose objects are everybody's, such as loggers: who has one has not to do with all that
     * can be reached from it. When an object is kept, what such an object leads to is not counted as part of it.
     *
     * @return binary names; subclasses are included
     */
    default Set<String> shared() {
        return Set.of();
    }

    /**
     * Called when the program is about to start again, before {@link #close}, if the user wants to keep objects that
     * have this framework's {@linkplain #keptWord word}: finds them. The application's threads still run.
     *
     * @param objects those that the support named in {@link #objects}, as far as they live, the oldest first
     * @param keeping knows what is wanted, and takes it
     * @throws Exception what the user is told
     */
    default void keep(List<Object> objects, Keeping keeping) throws Exception {}

    /**
     * Called when one of the {@linkplain #objects objects} has been made, for a support that must do something before
     * the framework forgets it.
     *
     * <p>Unlike the other methods, this is called by the thread that makes the object, at the end of its constructor,
     * perhaps by several threads at a time; constructors of subclasses have yet to run.
     *
     * @param made the object
     * @throws Exception what the user is told
     */
    default void made(Object made) throws Exception {}

    /**
     * Called when a program that has started again has made one of the {@linkplain #objects objects}, if there is
     * something that was {@linkplain #keep kept}: sees to it that the framework uses that in place of making it.
     *
     * <p>Unlike the other methods, this is called by the thread that makes the object, at the end of its constructor,
     * perhaps by several threads at a time; constructors of subclasses have yet to run.
     *
     * @param made the object
     * @param inherited what was kept
     * @throws Exception what the user is told
     */
    default void made(Object made, Inherited inherited) throws Exception {}

    /**
     * Called when the program is about to start again in the same JVM, with new class loaders: ends what the framework
     * has running, as it does at the end of the program. The application's shutdown hooks run afterwards.
     *
     * @param objects those that the support named in {@link #objects}, as far as they live, the newest first
     * @param isKept whether an object stays in use, so that it must not be closed
     * @throws Exception what the user is told
     */
    default void close(List<Object> objects, Predicate<Object> isKept) throws Exception {}

    /**
     * Called once, when the program has come to rest after its start, unless the user has turned warming up off: does
     * what {@link #follow} does and changes nothing, so that the first save need not wait until the classes for it are
     * loaded.
     *
     * @param unchanged some of the program's classes, as if they had been written again as they are
     * @param following finds the framework's objects; nobody reads what it takes
     * @throws Exception what nobody is told
     */
    default void rehearse(Changes unchanged, Following following) throws Exception {}

    /**
     * Called before the JVM gets the new code; the classes still are as they were. If the JVM refuses the code, nothing
     * follows. A generation that must be planned once more is announced again.
     *
     * @param changes what is about to change
     * @throws Exception what the user is told
     */
    default void prepare(Changes changes) throws Exception {}

    /**
     * Called when a generation has become current: brings the framework up to date.
     *
     * <p>The application's threads run meanwhile. What they use should be replaced in one step, so that none of them
     * finds nothing.
     *
     * @param changes what changed
     * @param following finds the framework's objects, and takes what the user is to read
     * @throws Exception what the user is told
     */
    void follow(Changes changes, Following following) throws Exception;
}
