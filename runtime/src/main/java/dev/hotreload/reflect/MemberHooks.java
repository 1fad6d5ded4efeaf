package dev.hotreload.reflect;

import java.io.ObjectStreamClass;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * Hooks what uses members of classes other than by {@link Class}: look-ups of handles, offsets of fields,
 * serialisation.
 *
 * <p>Natively they all go by the place that the JVM has for a member, and an added field has none, an added override
 * another than in the sources.
 */
public final class MemberHooks {
    static final String HOOK = "dev/hotreload/boot/MemberHook";

    private MemberHooks() {}

    /**
     * Hooks the JDK's classes.
     *
     * @throws UnmodifiableClassException if the JVM does not allow it
     * @throws ClassNotFoundException if this JDK has other classes
     */
    public static void install(Instrumentation instrumentation)
            throws UnmodifiableClassException, ClassNotFoundException {
        Map<Class<?>, HookTransformer.Hook> hooks = new HashMap<>(Map.of(
                MethodHandles.Lookup.class,
                LookupVisitor::ofLookup,
                Class.forName("java.lang.invoke.AbstractValidatingLambdaMetafactory"),
                LambdaVisitor::ofMetafactory,
                Class.forName("jdk.internal.misc.Unsafe"),
                OffsetVisitor::ofUnsafe,
                Field.class,
                AddedFieldVisitor::ofField,
                ObjectStreamClass.class,
                DeserialisedVisitor::ofObjectStreamClass,
                Class.forName("java.io.ObjectStreamClass$FieldReflector"),
                AddedFieldVisitor::ofFieldReflector));
        hooks.put(Class.forName("java.lang.invoke.InnerClassLambdaMetafactory"), LambdaClassVisitor::ofMetafactory);
        hooks.put(Class.forName("java.lang.invoke.InfoFromMemberName"), RevealedMemberVisitor::ofInfo);
        for (Class<?> updater : List.of(
                AtomicIntegerFieldUpdater.class, AtomicLongFieldUpdater.class, AtomicReferenceFieldUpdater.class)) {
            hooks.put(updater, UpdaterVisitor::ofUpdater);
        }
        if (AccessModeVisitor.isNeeded()) {
            hooks.put(VarHandle.class, AccessModeVisitor::ofVarHandle);
        }
        hooks.put(Constructor.class, MadeObjectVisitor::ofConstructor);
        unsafe().ifPresent(unsafe -> hooks.put(unsafe, MadeObjectVisitor::ofUnsafe));
        HookTransformer.install(instrumentation, hooks);
    }

    /** Empty in a run-time image without the module {@code jdk.unsupported}. */
    private static Optional<Class<?>> unsafe() {
        try {
            return Optional.of(Class.forName("sun.misc.Unsafe"));
        } catch (ClassNotFoundException isNotThere) {
            // Nobody can call it then.
            return Optional.empty();
        }
    }
}
