package dev.hotreload.boot;

import org.jspecify.annotations.Nullable;

/** What {@link LoopHook} delegates to; implemented by the engine, which the bootstrap loader cannot see. */
public interface LoopView {

    /**
     * A looped method is called.
     *
     * @param owner the class that the JVM has the method in
     * @param name the JVM's
     * @param descriptor the JVM's
     * @return the run that begins; null if this call is an ordinary one
     */
    @Nullable
    Object begin(Class<?> owner, String name, String descriptor);

    /**
     * The method is about to be run.
     *
     * @param run what {@link #begin} returned
     * @param receiver the object whose method it is; null: it is static
     * @param arguments those that the frame holds now
     * @return the arguments to pass
     */
    @Nullable
    Object[] arguments(Object run, @Nullable Object receiver, @Nullable Object[] arguments);

    /**
     * The method has returned. Waits, unless it is to return to its caller at once.
     *
     * @return whether to return; else the method is to be run again
     */
    boolean returned(@Nullable Object result, Object run);

    /**
     * The method has thrown something. Waits, unless that is to reach the caller at once.
     *
     * @return whether to throw it; else the method is to be run again
     */
    boolean threw(Throwable thrown, Object run);
}
