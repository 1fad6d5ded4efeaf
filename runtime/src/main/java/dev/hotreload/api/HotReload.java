package dev.hotreload.api;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells an application whether it is reloaded, and when.
 *
 * <p>Without the runtime, as in production, it answers that nothing is ever reloaded; calls of it can stay in the code.
 * Under the runtime it is there whether or not the application has it on its own class path.
 *
 * <p>Safe for use by any thread.
 */
public final class HotReload {
    private static volatile @Nullable ReloadSource source;

    private HotReload() {}

    /**
     * Whether this application was started with the runtime and can be reloaded.
     *
     * @return true if it can
     */
    public static boolean isActive() {
        return source != null;
    }

    /**
     * How many change sets have become current since the start.
     *
     * @return the number of the current generation; 0 if none has, or if nothing is reloaded
     */
    public static int generation() {
        ReloadSource runtime = source;
        return runtime == null ? 0 : runtime.generation();
    }

    /**
     * Calls {@code listener} after each change set that has become current, to drop caches, say, that the application
     * has made of its classes.
     *
     * <p>It is called on a thread of the runtime, one reload after the other, with the application's class loader as
     * context class loader, and should return soon: the next change set waits for it. What it throws is reported and
     * changes nothing. It is kept for as long as the application runs.
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
