package dev.hotreload.link;

import dev.hotreload.boot.CallSiteKind;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.invoke.SwitchPoint;
import org.jspecify.annotations.Nullable;

/**
 * A call site that tells whether an object is of a type, as {@code instanceof} does: a chain of tests for the classes
 * that it has met.
 *
 * <p>For types that came to loaded classes while the program ran. To the JVM they are interfaces, also where the source
 * has a superclass, and before JDK 23 it looks for an interface through all that a class has, the places for later ones
 * among them. A chain of tests takes what the JVM's own check for a superclass takes.
 *
 * <p>Safe for use by any thread.
 */
final class SubtypeSite extends MutableCallSite {
    private static final int MAX_CLASSES = 8;
    private static final MethodHandle LEARN;
    private static final MethodHandle IS_EXACTLY;
    private static final MethodHandle IS_INSTANCE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodType ofObject = MethodType.methodType(boolean.class, Object.class);
            LEARN = lookup.findVirtual(SubtypeSite.class, "learn", ofObject);
            IS_EXACTLY = lookup.findStatic(
                    SubtypeSite.class, "isExactly", MethodType.methodType(boolean.class, Class.class, Object.class));
            IS_INSTANCE = lookup.findVirtual(Class.class, "isInstance", ofObject);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final CurrentMembers members;
    private final Class<?> type;
    private final MethodHandle fallback;
    private MethodHandle chain;
    private @Nullable SwitchPoint linkedUnder;
    private int classes;

    SubtypeSite(CurrentMembers members, Class<?> type) {
        super(MethodType.methodType(boolean.class, Object.class));
        this.members = members;
        this.type = type;
        this.fallback = LEARN.bindTo(this);
        this.chain = fallback;
        setTarget(fallback);
    }

    /** Called by the site itself for null, and for an object of a class that it does not know. */
    boolean learn(@Nullable Object object) {
        return object != null && learnClass(object);
    }

    private boolean learnClass(Object object) {
        try {
            return members.whileStable(() -> {
                SwitchPoint validity = members.validity(CallSiteKind.INSTANCE_OF.name(), "");
                boolean isInstance = type.isInstance(object);
                remember(object.getClass(), isInstance, validity);
                return isInstance;
            });
        } catch (ReflectiveOperationException e) {
            throw Failures.asError(e, members.generation());
        }
    }

    /** A class that two threads meet at once is entered twice. */
    private synchronized void remember(Class<?> met, boolean isInstance, SwitchPoint validity) {
        boolean isNew = linkedUnder != validity;
        MethodHandle otherwise = isNew ? fallback : chain;
        classes = isNew ? 1 : classes + 1;
        linkedUnder = validity;
        // Where there are many classes, the JVM's own check is as good.
        chain = classes > MAX_CLASSES
                ? IS_INSTANCE.bindTo(type)
                : MethodHandles.guardWithTest(IS_EXACTLY.bindTo(met), answer(isInstance), otherwise);
        setTarget(validity.guardWithTest(chain, fallback));
    }

    private static MethodHandle answer(boolean isInstance) {
        return MethodHandles.dropArguments(MethodHandles.constant(boolean.class, isInstance), 0, Object.class);
    }

    @SuppressWarnings("UnusedMethod") // called through IS_EXACTLY
    private static boolean isExactly(Class<?> expected, @Nullable Object object) {
        return object != null && object.getClass() == expected;
    }
}
