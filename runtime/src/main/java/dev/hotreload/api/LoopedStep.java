package dev.hotreload.api;

/**
 * A step of a program that {@link HotReload#loop} runs again after each reload.
 *
 * @param <T> what it returns
 * @param <E> what it throws; the compiler takes {@link RuntimeException} for a step that declares nothing
 */
@FunctionalInterface
public interface LoopedStep<T, E extends Exception> {

    /**
     * Runs it.
     *
     * @return its result
     * @throws E if it fails
     */
    T run() throws E;
}
