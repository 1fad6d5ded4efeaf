package dev.hotreload.api;

import java.util.function.Consumer;

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
}
