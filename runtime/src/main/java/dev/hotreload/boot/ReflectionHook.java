package dev.hotreload.boot;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
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
    /** What the names of hooked native methods begin with. */
    public static final String NATIVE_PREFIX = "hotreload$";

    /** JVMS §4.1; no modifier of the language. */
    private static final int ACC_SUPER = 0x20;

    private static final String OWN = "dev.hotreload.";

    /** Frames between {@code Class.forName0} and who asks. */
    private static final int NEAR = 8;

    private static volatile @Nullable ReflectionView view;
    private static volatile @Nullable Class<? extends ClassLoader> reloadableLoader;

    private static volatile boolean haveModifiersChanged;
    private static volatile boolean hasSeats;
    private static volatile boolean haveFaces;

    private ReflectionHook() {}

    /** Installs the engine's view, for classes that a loader of type {@code loader} defined. */
    public static void install(ReflectionView engine, Class<? extends ClassLoader> loader) {
        reloadableLoader = loader;
        view = engine;
    }

    /** Whether a module's loader defined the class. */
    static boolean isModules(Class<?> type) {
        return concerns(type);
    }

    private static boolean concerns(Class<?> declaring) {
        Class<? extends ClassLoader> reloadable = reloadableLoader;
        return reloadable != null && reloadable.isInstance(declaring.getClassLoader());
    }

    /** Stands behind {@code Class.getDeclaredMethods0}. */
    public static Method[] methods(Class<?> declaring, boolean publicOnly, Method[] jvm) {
        ReflectionView current = view;
        boolean concerns = concerns(declaring) || declaring.getSuperclass() == Proxy.class;
        return current == null || !concerns
                ? withoutHooked(declaring, jvm)
                : current.methods(declaring, jvm, publicOnly);
    }

    /** Without the native method that stands beside {@code Class.getModifiers} where that is hooked. */
    private static Method[] withoutHooked(Class<?> declaring, Method[] jvm) {
        return declaring == Class.class
                ? Arrays.stream(jvm)
                        .filter(method -> !method.getName().startsWith(NATIVE_PREFIX))
                        .toArray(Method[]::new)
                : jvm;
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

    /**
     * Has {@link #interfaces} ask about every class: they have seats, and may have other interfaces than in the JVM.
     */
    public static void showInterfaces() {
        hasSeats = true;
    }

    /** Stands behind {@code Class.getInterfaces0}. */
    public static Class<?>[] interfaces(Class<?> declaring, Class<?>[] jvm) {
        ReflectionView current = jvm.length < 2 && !hasSeats ? null : view;
        return current == null || !concerns(declaring) ? jvm : current.interfaces(declaring, jvm);
    }

    /** Stands behind {@code Class.getPermittedSubclasses0}; preparing takes all of them from the JVM. */
    public static Class<?> @Nullable [] permittedSubclasses(Class<?> type, Class<?> @Nullable [] jvm) {
        ReflectionView current = view;
        return current == null || !concerns(type) ? jvm : current.permittedSubclasses(type);
    }

    /**
     * Has {@link #superclass} and {@link #isInterface} ask from now on: the JVM has an interface in the place of some
     * class.
     */
    public static void showFaces() {
        haveFaces = true;
    }

    /** Whether {@link #superclass} does not know yet what the JVM says. */
    public static boolean lacksSuperclass(Class<?> type) {
        return ClassFacts.of(type).lacksSuperclass();
    }

    /** Takes what {@code Class.getSuperclass} natively does. */
    public static void keepSuperclass(Class<?> type, @Nullable Class<?> jvm) {
        ClassFacts.of(type).keepSuperclass(jvm);
    }

    /** Stands for what {@code Class.getSuperclass} natively does. */
    public static @Nullable Class<?> superclass(Class<?> type) {
        @Nullable Class<?> jvm = ClassFacts.of(type).superclass();
        ReflectionView current = haveFaces ? view : null;
        return current == null || type.isArray() || !concerns(type) ? jvm : current.superclass(type, jvm);
    }

    /** Whether {@link #isInterface} does not know yet what the JVM says. */
    public static boolean lacksIsInterface(Class<?> type) {
        return ClassFacts.of(type).lacksIsInterface();
    }

    /** Takes what {@code Class.isInterface} natively does. */
    public static void keepIsInterface(Class<?> type, boolean jvm) {
        ClassFacts.of(type).keepIsInterface(jvm);
    }

    /** Stands for what {@code Class.isInterface} does where it is native. */
    public static boolean isInterface(Class<?> type) {
        return isInterface(type, ClassFacts.of(type).isInterface());
    }

    /** Stands behind what {@code Class.isInterface} does. */
    public static boolean isInterface(Class<?> type, boolean jvm) {
        ReflectionView current = haveFaces && jvm ? view : null;
        boolean isFace = current != null && concerns(type) && current.isFace(type);
        return isFace ? isForJvm() : jvm;
    }

    /** Whether who asks writes instructions, for which it must be as the JVM has it. Asked only of very few classes. */
    private static boolean isForJvm() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name -> !name.equals(ReflectionHook.class.getName()) && !name.equals("java.lang.Class"))
                        .findFirst()
                        .map(ReflectionHook::writesCode)
                        .orElse(false));
    }

    private static boolean writesCode(String className) {
        return className.startsWith("java.lang.invoke.")
                || className.startsWith("jdk.internal.reflect.")
                || className.startsWith("sun.invoke.")
                || className.startsWith(OWN);
    }

    /** Has {@link #modifiers} ask from now on: some class has others than it was defined with. */
    public static void modifiersChanged() {
        haveModifiersChanged = true;
    }

    /** Stands behind what {@code Class.getModifiers} natively does. */
    public static int modifiers(Class<?> type, int jvm) {
        ReflectionView current = haveModifiersChanged ? view : null;
        return current == null || !concerns(type) ? jvm : current.modifiers(type, jvm);
    }

    /**
     * Stands behind the native method by which the JDK checks access to a class: preparing makes all of them public.
     */
    public static int accessFlags(Class<?> type, int jvm) {
        ReflectionView current = view;
        return current == null || !concerns(type) ? jvm : current.accessFlags(type, jvm);
    }

    /** Stands behind what {@code Class.accessFlags} asks about a class that is not nested. */
    public static int classFileFlags(Class<?> type, int jvm) {
        return concerns(type) ? type.getModifiers() | (jvm & ACC_SUPER) : jvm;
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
     * Whether {@code java.lang.invoke} asks if a live class of another loader is the one of its name: links whose types
     * name a deleted class are made like others.
     */
    private static boolean isComparing() {
        return StackWalker.getInstance()
                .walk(frames -> frames.limit(NEAR)
                        .anyMatch(frame -> frame.getClassName().startsWith("sun.invoke.util.VerifyAccess")));
    }
}
