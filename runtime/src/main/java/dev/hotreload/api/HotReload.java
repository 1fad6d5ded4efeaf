package dev.hotreload.api;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells an application whether it runs under hot reload, and calls it after each reload.
 *
 * <p>In production, without hot reload, {@link #isActive} is false and no listener is ever called, so calls of this
 * class can stay in the code. Under hot reload the class is there even if the application does not have it on its class
 * path.
 *
 * <p>Safe for use by any thread.
 */
public final class HotReload {
    private static volatile @Nullable ReloadSource source;

    private HotReload() {}

    /**
     * Whether this application runs under hot reload.
     *
     * @return true if it does
     */
    public static boolean isActive() {
        return source != null;
    }

    /**
     * The number of reloads since the start, which is the number of the current generation.
     *
     * @return 0 before the first reload, and without hot reload
     */
    public static int generation() {
        ReloadSource runtime = source;
        return runtime == null ? 0 : runtime.generation();
    }

    /**
     * Calls {@code listener} after each reload, for instance to clear a cache that the application has of its classes.
     *
     * <p>The listener is called on a thread of the runtime, one reload after the other, with the application's class
     * loader as context class loader. It should return soon, because the next reload waits for it. An exception is
     * reported and has no other effect. A listener is never removed.
     *
     * @param listener what to call
     */
    public static void onReload(Consumer<Reload> listener) {
        ReloadSource runtime = source;
        if (runtime != null) {
            runtime.onReload(listener);
        }
    }

    /**
     * Runs a step, holds it, and runs it again after each reload that can matter to it; its result and how long it took
     * are shown each time. What it throws is shown, too, and the step is held nevertheless.
     *
     * <p>The calling thread waits in this method until the user lets it go on, until it is interrupted, or until the
     * program ends. A step that runs already in this thread is not held a second time. Without hot reload, this runs
     * the step once.
     *
     * @param step what to run
     * @param <T> what it returns
     * @param <E> what it throws
     * @return the result of the last run
     * @throws E if the last run failed
     */
    public static <T, E extends Exception> T loop(LoopedStep<T, E> step) throws E {
        ReloadSource runtime = source;
        return runtime == null ? step.run() : runtime.loop(step);
    }

    /**
     * As above, for a step without a result.
     *
     * @param step what to run
     * @param <E> what it throws
     * @throws E if the last run failed
     */
    public static <E extends Exception> void loop(LoopedAction<E> step) throws E {
        ReloadSource runtime = source;
        if (runtime == null) {
            step.run();
        } else {
            runtime.loop(step);
        }
    }

    /**
     * Makes an object, once: when the program starts again in the same JVM, with new class loaders ({@code mvn
     * hotreload:next}), this returns the object that was made before. Without hot reload, this makes the object.
     *
     * <p>The object is not closed when the program ends to start again. One that cannot be used with the new classes is
     * made anew, and the terminal says why.
     *
     * @param name the object's name; whoever asks for the same name gets the same object
     * @param maker makes it
     * @param <T> what it is
     * @param <E> what making it throws
     * @return the object
     * @throws E if it must be made, and cannot
     */
    public static <T, E extends Exception> T keep(String name, Maker<T, E> maker) throws E {
        ReloadSource runtime = source;
        return runtime == null ? maker.make() : runtime.keep(name, maker);
    }

    /**
     * Makes an object a variable of the prompt ({@code mvn hotreload:shell}). Without hot reload, nothing happens.
     *
     * @param name the variable's name; what was published under it before is forgotten
     * @param object the object; it is held until another one, or null, takes its place
     */
    public static void publish(String name, @Nullable Object object) {
        ReloadSource runtime = source;
        if (runtime != null) {
            runtime.publish(name, object);
        }
    }

    /**
     * The patches of the program: sources that run in place of what is on disk. Without hot reload there is none, and
     * none can be applied.
     *
     * @return what applies, lists and takes them back
     */
    public static LivePatches patches() {
        ReloadSource runtime = source;
        return runtime == null ? NoPatches.INSTANCE : runtime.patches();
    }

    /**
     * Called by the runtime, once, before the application's main class is loaded.
     *
     * @param runtime what answers from now on
     * @throws IllegalStateException if there is a runtime already
     */
    public static void install(ReloadSource runtime) {
        if (source != null) {
            throw new IllegalStateException("hotreload: the runtime is installed already");
        }
        source = runtime;
    }
}
