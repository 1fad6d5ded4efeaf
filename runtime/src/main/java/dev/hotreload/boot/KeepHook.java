package dev.hotreload.boot;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the fronts of methods call whose results are kept. Called by any thread. */
public final class KeepHook {
    private static volatile @Nullable KeepView view;

    private KeepHook() {}

    /** Installs the engine's view, before any such method is woven. */
    public static void install(KeepView engine) {
        view = engine;
    }

    private static KeepView view() {
        return Objects.requireNonNull(view);
    }

    /** See {@link KeepView#begin}. */
    public static @Nullable Object begin(Class<?> owner, String name, String descriptor, @Nullable Object[] arguments) {
        return view().begin(owner, name, descriptor, arguments);
    }

    /** See {@link KeepView#isMade}. */
    public static boolean isMade(Object call) {
        return view().isMade(call);
    }

    /** See {@link KeepView#made}. */
    public static void made(@Nullable Object result, Object call) {
        view().made(result, call);
    }

    /** See {@link KeepView#value}. */
    public static @Nullable Object value(Object call) {
        return view().value(call);
    }
}
