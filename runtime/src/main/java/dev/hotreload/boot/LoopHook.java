package dev.hotreload.boot;

import org.jspecify.annotations.Nullable;

/**
 * What the fronts of looped methods call; see {@link LoopView}.
 *
 * <p>Called by any thread of the application, which waits here while a method is held.
 */
public final class LoopHook {
    private static volatile @Nullable LoopView view;

    private LoopHook() {}

    /** Installs the engine's view; to be called before a class with a looped method is defined. */
    public static void install(LoopView engine) {
        view = engine;
    }

    /** See {@link LoopView#begin}. */
    public static @Nullable Object begin(Class<?> owner, String name, String descriptor) {
        LoopView current = view;
        return current == null ? null : current.begin(owner, name, descriptor);
    }

    /** See {@link LoopView#arguments}. */
    public static @Nullable Object[] arguments(Object run, @Nullable Object receiver, @Nullable Object[] arguments) {
        LoopView current = view;
        return current == null ? arguments : current.arguments(run, receiver, arguments);
    }

    /** See {@link LoopView#returned}. */
    public static boolean returned(@Nullable Object result, Object run) {
        LoopView current = view;
        return current == null || current.returned(result, run);
    }

    /** See {@link LoopView#threw}. */
    public static boolean threw(Throwable thrown, Object run) {
        LoopView current = view;
        return current == null || current.threw(thrown, run);
    }
}
