package dev.hotreload.live;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Chooses by the class of the first argument: a chain of tests for the classes that it has met.
 *
 * <p>Safe for use by any thread: two that meet a new class at once may each lose the other's entry.
 */
final class ByClass extends MutableCallSite {
    private static final int MAX_CLASSES = 8;
    private static final MethodHandle CHOOSE;
    private static final MethodHandle IS_EXACTLY;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            CHOOSE = lookup.findVirtual(
                    ByClass.class, "choose", MethodType.methodType(MethodHandle.class, Object.class));
            IS_EXACTLY = lookup.findStatic(
                    ByClass.class, "isExactly", MethodType.methodType(boolean.class, Class.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What is called for objects of one class. */
    @FunctionalInterface
    interface Choice {
        MethodHandle of(Class<?> type) throws ReflectiveOperationException;
    }

    private final Choice choice;
    private final MethodHandle fallback;
    private int classes;

    private ByClass(MethodType type, Choice choice) {
        super(type);
        this.choice = choice;
        this.fallback = MethodHandles.foldArguments(MethodHandles.exactInvoker(type), CHOOSE.bindTo(this));
        setTarget(fallback);
    }

    /**
     * A handle that chooses.
     *
     * @param type its first parameter is {@code Object}
     */
    static MethodHandle handle(MethodType type, Choice choice) {
        return new ByClass(type, choice).dynamicInvoker();
    }

    @SuppressWarnings("UnusedMethod") // called through CHOOSE
    private MethodHandle choose(@Nullable Object object) throws ReflectiveOperationException {
        if (object == null) {
            throw withoutOurFrames(new NullPointerException("Cannot access a field of null"));
        }
        Class<?> type = object.getClass();
        MethodHandle target = choice.of(type);
        remember(type, target);
        return target;
    }

    private static NullPointerException withoutOurFrames(NullPointerException failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        int own = 0;
        while (own < trace.length && trace[own].getClassName().equals(ByClass.class.getName())) {
            own++;
        }
        failure.setStackTrace(Arrays.copyOfRange(trace, own, trace.length));
        return failure;
    }

    private synchronized void remember(Class<?> type, MethodHandle target) {
        boolean restart = classes >= MAX_CLASSES;
        classes = restart ? 1 : classes + 1;
        MethodHandle test = IS_EXACTLY.bindTo(type);
        setTarget(MethodHandles.guardWithTest(test, target, restart ? fallback : getTarget()));
    }

    @SuppressWarnings("UnusedMethod") // called through IS_EXACTLY
    private static boolean isExactly(Class<?> expected, @Nullable Object object) {
        return object != null && object.getClass() == expected;
    }
}
