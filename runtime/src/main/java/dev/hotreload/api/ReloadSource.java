package dev.hotreload.api;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where {@link HotReload} gets its answers; implemented by the runtime, of no use to applications. */
public interface ReloadSource {

    /**
     * The number of the current generation.
     *
     * @return 0 before the first
     */
    int generation();

    /**
     * Registers a listener for good.
     *
     * @param listener what to call after each reload
     */
    void onReload(Consumer<Reload> listener);

    /**
     * Runs a step, again after each reload.
     *
     * @param step what to run
     * @param <T> what it returns
     * @param <E> what it throws
     * @return the result of the last run
     * @throws E if the last run failed
     */
    <T, E extends Exception> T loop(LoopedStep<T, E> step) throws E;

    /**
     * The same without a result.
     *
     * @param step what to run
     * @param <E> what it throws
     * @throws E if the last run failed
     */
    <E extends Exception> void loop(LoopedAction<E> step) throws E;

    /**
     * Makes an object a variable of the prompt.
     *
     * @param name the variable's name
     * @param object the object, held from now on; null: it is forgotten
     */
    void publish(String name, @Nullable Object object);

    /**
     * The patches of the program.
     *
     * @return those of the code that runs
     */
    LivePatches patches();

    /**
     * Gives the object that an earlier generation of the program's class loaders made under a name, or makes it.
     *
     * @param name the object's name
     * @param maker makes it
     * @param <T> what it is
     * @param <E> what making it throws
     * @return the object
     * @throws E if it must be made, and cannot
     */
    <T, E extends Exception> T keep(String name, Maker<T, E> maker) throws E;
}
