package dev.hotreload.api;

/**
 * A step without a result that {@link HotReload#loop} runs again after each reload.
 *
 * @param <E> what it throws; the compiler takes {@link RuntimeException} for a step that declares nothing
 */
@FunctionalInterface
public interface LoopedAction<E extends Exception> {

    /**
     * Runs it.
     *
     * @throws E if it fails
     */
    void run() throws E;
}
