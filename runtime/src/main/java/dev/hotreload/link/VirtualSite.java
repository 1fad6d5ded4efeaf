package dev.hotreload.link;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.invoke.SwitchPoint;
import org.jspecify.annotations.Nullable;

/**
 * A call site that selects by the receiver's class: a chain of tests for the classes that it has met.
 *
 * <p>Safe for use by any thread: two that link at once may each lose the other's entry, which is then looked up again.
 */
final class VirtualSite extends MutableCallSite {
    private static final int MAX_CLASSES = 6;
    private static final MethodHandle SELECT;
    private static final MethodHandle IS_EXACTLY;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            SELECT = lookup.findVirtual(
                    VirtualSite.class, "select", MethodType.methodType(MethodHandle.class, Object.class));
            IS_EXACTLY = lookup.findStatic(
                    VirtualSite.class, "isExactly", MethodType.methodType(boolean.class, Class.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What the site calls for receivers of one class. */
    @FunctionalInterface
    interface Selection {
        MethodHandle of(Class<?> receiver) throws ReflectiveOperationException;
    }

    private final CurrentMembers members;
    private final String name;
    private final String descriptor;
    private final Selection selection;
    private final MethodHandle fallback;
    private @Nullable SwitchPoint linkedUnder;
    private int classes;

    VirtualSite(CurrentMembers members, String name, String descriptor, MethodType type, Selection selection) {
        super(type);
        this.members = members;
        this.name = name;
        this.descriptor = descriptor;
        this.selection = selection;
        MethodHandle select =
                SELECT.bindTo(this).asType(MethodType.methodType(MethodHandle.class, type.parameterType(0)));
        this.fallback = MethodHandles.foldArguments(MethodHandles.exactInvoker(type), select);
        setTarget(fallback);
    }

    /** Called by the site itself for a receiver of a class that it does not know; returns what to call now. */
    MethodHandle select(@Nullable Object receiver) {
        if (receiver == null) {
            throw Failures.withoutOurFrames(new NullPointerException("Cannot invoke \""
                    + type().parameterType(0).getName() + "." + name + "()\" because its receiver is null"));
        }
        members.await(receiver.getClass());
        try {
            return members.whileStable(() -> {
                SwitchPoint validity = members.validity(name, descriptor);
                MethodHandle target = selection.of(receiver.getClass()).asType(type());
                remember(receiver.getClass(), target, validity);
                return target;
            });
        } catch (ReflectiveOperationException e) {
            throw Failures.asError(e, members.generation());
        } catch (IncompatibleClassChangeError e) {
            throw Failures.withoutOurFrames(e);
        }
    }

    private synchronized void remember(Class<?> receiver, MethodHandle target, SwitchPoint validity) {
        boolean restart = linkedUnder != validity || classes >= MAX_CLASSES;
        MethodHandle otherwise = restart ? fallback : getTarget();
        classes = restart ? 1 : classes + 1;
        linkedUnder = validity;
        MethodHandle test =
                IS_EXACTLY.bindTo(receiver).asType(MethodType.methodType(boolean.class, type().parameterType(0)));
        MethodHandle guarded = MethodHandles.guardWithTest(test, target, otherwise);
        setTarget(validity.guardWithTest(guarded, fallback));
    }

    @SuppressWarnings("UnusedMethod") // called through IS_EXACTLY
    private static boolean isExactly(Class<?> expected, @Nullable Object receiver) {
        return receiver != null && receiver.getClass() == expected;
    }
}
