package dev.hotreload.boot;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * What the hooked private look-ups of {@link Class} call.
 *
 * <p>Runs in every reflective look-up of the JVM, also while the engine itself starts, so it must not fail and must do
 * next to nothing for classes that are not reloadable.
 *
 * <p>Called by any thread that uses reflection.
 */
public final class ReflectionHook {
    /** Frames between {@code Class.forName0} and who asks. */
    private static final int NEAR = 8;

    private static volatile @Nullable ReflectionView view;
    private static volatile @Nullable Class<? extends ClassLoader> reloadableLoader;

    private ReflectionHook() {}

    /** Installs the engine's view, for classes that a loader of type {@code loader} defined. */
    public static void install(ReflectionView engine, Class<? extends ClassLoader> loader) {
        reloadableLoader = loader;
        view = engine;
    }

    private static boolean concerns(Class<?> declaring) {
        Class<? extends ClassLoader> reloadable = reloadableLoader;
        return reloadable != null && reloadable.isInstance(declaring.getClassLoader());
    }

    /** Stands behind {@code Class.getDeclaredMethods0}. */
    public static Method[] methods(Class<?> declaring, boolean publicOnly, Method[] jvm) {
        ReflectionView current = view;
        boolean concerns = concerns(declaring) || declaring.getSuperclass() == Proxy.class;
        return current == null || !concerns ? jvm : current.methods(declaring, jvm, publicOnly);
    }

    /**
     * Stands behind {@code Class.getDeclaredConstructors0}.
     *
     * @throws NoClassDefFoundError if a parameter's class is not there, as the JVM does
     */
    public static Constructor<?>[] constructors(Class<?> declaring, boolean publicOnly, Constructor<?>[] jvm) {
        ReflectionView current = view;
        try {
            return current == null || !concerns(declaring) ? jvm : current.constructors(declaring, jvm, publicOnly);
        } catch (TypeNotPresentException e) {
            throw missing(e);
        }
    }

    private static NoClassDefFoundError missing(TypeNotPresentException e) {
        NoClassDefFoundError error = new NoClassDefFoundError(e.typeName().replace('.', '/'));
        error.initCause(e.getCause());
        return error;
    }

    /**
     * Stands behind {@code Class.getDeclaredFields0}.
     *
     * @throws NoClassDefFoundError if a field's class is not there, as the JVM does
     */
    public static Field[] fields(Class<?> declaring, boolean publicOnly, Field[] jvm) {
        ReflectionView current = view;
        try {
            return current == null || !concerns(declaring) ? jvm : current.fields(declaring, jvm, publicOnly);
        } catch (TypeNotPresentException e) {
            throw missing(e);
        }
    }

    /** Stands behind {@code Class.getPermittedSubclasses0}. */
    public static Class<?> @Nullable [] permittedSubclasses(Class<?> type, Class<?> @Nullable [] jvm) {
        ReflectionView current = view;
        // Preparing takes them from enums; of others the JVM keeps the first order.
        boolean mayDiffer = jvm != null || type.isEnum();
        Class<?>[] declared = mayDiffer && current != null && concerns(type) ? current.permittedSubclasses(type) : null;
        return declared == null ? jvm : declared;
    }

    /** Stands behind {@code Class.getRecordComponents0}. */
    public static RecordComponent @Nullable [] recordComponents(Class<?> declaring, RecordComponent @Nullable [] jvm) {
        ReflectionView current = view;
        return jvm == null || current == null || !concerns(declaring) ? jvm : current.recordComponents(declaring, jvm);
    }

    /** Stands before all that {@code Proxy.getProxyConstructor} does. */
    public static @Nullable ClassLoader proxyLoader(@Nullable ClassLoader loader, Class<?> @Nullable [] interfaces) {
        ReflectionView current = view;
        return current == null || interfaces == null ? loader : current.proxyLoader(loader, interfaces);
    }

    /**
     * Stands behind {@code Class.forName0}.
     *
     * @throws ClassNotFoundException if the class's file was deleted
     */
    public static Class<?> found(Class<?> found) throws ClassNotFoundException {
        ReflectionView current = view;
        if (current != null && concerns(found) && current.isDeleted(found) && !isComparing()) {
            throw new ClassNotFoundException(found.getName());
        }
        return found;
    }

    /**
     * Whether {@code java.lang.invoke} asks if a live class of another loader is the one of its name: links whose types name a
     * deleted class are made like others.
     */
    private static boolean isComparing() {
        return StackWalker.getInstance()
                .walk(frames -> frames.limit(NEAR)
                        .anyMatch(frame -> frame.getClassName().startsWith("sun.invoke.util.VerifyAccess")));
    }
}
