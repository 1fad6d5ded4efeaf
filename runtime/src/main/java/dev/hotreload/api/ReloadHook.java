package dev.hotreload.api;

/**
 * A service of a library, or of the application, that is told before and after each reload: for instance to forget what
 * it has worked out from classes.
 *
 * <p>The class that implements it has a public constructor without parameters and is named in {@code
 * META-INF/services/dev.hotreload.api.ReloadHook}, on the class path or in a module (see {@link
 * java.util.ServiceLoader}). It is loaded at the first reload, and one object is made of it. Without hot reload,
 * nothing loads it, so the library needs this interface only to be compiled.
 *
 * <p>Both methods are called by one thread at a time, with the application's class loader as context class loader. The
 * reload waits for them. What they throw is told to the user and has no other effect.
 */
public interface ReloadHook {

    /**
     * Called while the old code is live, after the application's own {@link BeforeReload} methods.
     *
     * @param reload what is about to change
     * @throws Exception what the user is told
     */
    default void beforeReload(Reload reload) throws Exception {}

    /**
     * Called when the new code is live, before the application's own {@link AfterReload} methods. If the JVM did not
     * take the change after {@link #beforeReload}, this is called with the generation that runs on, without classes.
     *
     * @param reload what has changed
     * @throws Exception what the user is told
     */
    default void afterReload(Reload reload) throws Exception {}
}
