package dev.hotreload.api;

import java.util.function.Consumer;

/** Where {@link HotReload} gets its answers; implemented by the runtime, of no use to applications. */
public interface ReloadSource {

    /** The number of the current generation. */
    int generation();

    /** Registers a listener for good. */
    void onReload(Consumer<Reload> listener);
}
