package dev.hotreload.boot;

import org.jspecify.annotations.Nullable;

/**
 * What {@link KeepHook} delegates to; implemented by the engine, which the bootstrap loader cannot see. Called by any
 * thread.
 */
public interface KeepView {

    /**
     * A method is called whose result may be kept.
     *
     * @param owner the class that the JVM has the method in
     * @return the call; null if it is an ordinary one
     */
    @Nullable
    Object begin(Class<?> owner, String name, String descriptor, @Nullable Object[] arguments);

    /** Whether there is a result. If not, the calling thread calls the method itself next. */
    boolean isMade(Object call);

    /** The method has returned this. */
    void made(@Nullable Object result, Object call);

    /** What the call returns. */
    @Nullable
    Object value(Object call);
}
