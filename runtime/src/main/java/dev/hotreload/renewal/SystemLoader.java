package dev.hotreload.renewal;

import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoader;
import dev.hotreload.loader.LibraryPlan;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Makes another loader the system class loader, wherever the JDK has the one that was so before. Used by one thread,
 * once no code of the application runs.
 */
public final class SystemLoader {
    private SystemLoader() {}

    /**
     * Replaces the loader that the JVM has made by one that it does not hold for good. To be called before the first
     * class of the application is loaded.
     *
     * @throws ReflectiveOperationException if this JDK has its system class loader elsewhere
     */
    public static ApplicationLoader replaceFirst(ApplicationLoader made, TrustedLookup lookup)
            throws ReflectiveOperationException {
        ApplicationLoader first = made.next(made.launch(), LibraryPlan.STAY, Set.of());
        first.loaders().takeIn();
        made.passOnTo(first);
        set(made, first, lookup);
        return first;
    }

    /**
     * From now on {@code next} is the system class loader, the context class loader of threads that had the other, and
     * what the common pool's threads get.
     *
     * @throws ReflectiveOperationException if this JDK has its system class loader elsewhere
     */
    static void set(ApplicationLoader before, ApplicationLoader next, TrustedLookup lookup)
            throws ReflectiveOperationException {
        setSystemLoader(next, lookup);
        Set<ClassLoader> gone = new HashSet<>(before.loaders().all());
        gone.removeAll(next.loaders().all());
        for (Map.Entry<Thread, StackTraceElement[]> entry :
                Thread.getAllStackTraces().entrySet()) {
            ClassLoader context = entry.getKey().getContextClassLoader();
            if (context == before || (context != null && gone.contains(context))) {
                setContext(entry.getKey(), next, lookup);
            }
        }
    }

    /** Those that carry virtual threads, and other threads of the JDK's own, refuse to be given one. */
    private static void setContext(Thread thread, ClassLoader next, TrustedLookup lookup)
            throws ReflectiveOperationException {
        try {
            thread.setContextClassLoader(next);
        } catch (SecurityException refused) {
            try {
                lookup.trusted()
                        .findSetter(Thread.class, "contextClassLoader", ClassLoader.class)
                        .invoke(thread, next);
            } catch (ReflectiveOperationException | RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new ReflectiveOperationException(e);
            }
        }
    }

    /** Has the JVM's launcher forget the main class that it started. */
    static void forgetMainClass(Class<?> next, TrustedLookup lookup) throws ReflectiveOperationException {
        assign(lookup, Class.forName("sun.launcher.LauncherHelper"), "appClass", Class.class, next);
    }

    /** Of the exact type: each start comes here, and a conversion of types would be linked for it. */
    private static void setSystemLoader(ClassLoader next, TrustedLookup lookup) throws ReflectiveOperationException {
        try {
            lookup.staticSetter(ClassLoader.class, "scl", ClassLoader.class).invokeExact(next);
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new ReflectiveOperationException(e);
        }
    }

    private static void assign(TrustedLookup lookup, Class<?> owner, String name, Class<?> type, Object value)
            throws ReflectiveOperationException {
        try {
            lookup.staticSetter(owner, name, type).invoke(value);
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new ReflectiveOperationException(e);
        }
    }
}
