package dev.hotreload.api;

/**
 * Makes an object that {@link HotReload#keep} keeps.
 *
 * @param <T> what it makes
 * @param <E> what it throws; the compiler takes {@link RuntimeException} for one that declares nothing
 */
@FunctionalInterface
public interface Maker<T, E extends Exception> {

    /**
     * Makes it.
     *
     * @return the object
     * @throws E if that fails
     */
    T make() throws E;
}
