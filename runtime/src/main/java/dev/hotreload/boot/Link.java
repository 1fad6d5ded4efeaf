package dev.hotreload.boot;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * The bootstrap method of every {@code invokedynamic} that the weaver writes (JVMS §4.7.23).
 *
 * <p>It lives where every class can see it and knows nothing: the engine installs the {@link Linker} once, before the
 * first class is woven.
 *
 * <p>Called by the thread of the application that links a call site.
 */
public final class Link {
    private static volatile @Nullable Linker linker;

    private Link() {}

    /** Installs the engine's linker. */
    public static void install(Linker engine) {
        linker = engine;
    }

    /**
     * Links a call site.
     *
     * @throws Throwable what resolving the member would throw
     */
    public static CallSite site(MethodHandles.Lookup caller, String name, MethodType type, Object... arguments)
            throws Throwable {
        Linker engine = linker;
        if (engine == null) {
            throw new IllegalStateException("hotreload: relinked code runs without its engine");
        }
        return engine.link(caller, name, type, arguments);
    }

    /** Whether the JVM's own loader has defined the object's class, so that it is none of the application's. */
    public static boolean isOfBootLoader(Object object) {
        return object.getClass().getClassLoader() == null;
    }
}
