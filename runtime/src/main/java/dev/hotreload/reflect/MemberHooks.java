package dev.hotreload.reflect;

import java.io.ObjectStreamClass;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.security.ProtectionDomain;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;

/**
 * Hooks what uses members of classes other than by {@link Class}: look-ups of handles, offsets of fields, serialisation, stack
 * traces.
 *
 * <p>Natively they all go by the place that the JVM has for a member, and an added field has none, an added override another
 * than in the sources.
 */
public final class MemberHooks implements ClassFileTransformer {
    static final String HOOK = "dev/hotreload/boot/MemberHook";

    private final Map<Class<?>, Hook> hooks;

    /** Puts the visitor that changes one class before {@code next}. */
    @FunctionalInterface
    private interface Hook {
        ClassVisitor before(ClassVisitor next);
    }

    private MemberHooks(Map<Class<?>, Hook> hooks) {
        this.hooks = hooks;
    }

    /**
     * Hooks the JDK's classes.
     *
     * @throws UnmodifiableClassException if the JVM does not allow it
     * @throws ClassNotFoundException if this JDK has other classes
     */
    public static void install(Instrumentation instrumentation)
            throws UnmodifiableClassException, ClassNotFoundException {
        Map<Class<?>, Hook> hooks = Map.of(
                MethodHandles.Lookup.class,
                LookupVisitor::new,
                Class.forName("jdk.internal.misc.Unsafe"),
                OffsetVisitor::new,
                Field.class,
                AddedFieldVisitor::ofField,
                ObjectStreamClass.class,
                DeserialisedVisitor::new,
                Class.forName("java.io.ObjectStreamClass$FieldReflector"),
                AddedFieldVisitor::ofFieldReflector,
                StackTraceElement.class,
                StackTraceVisitor::new,
                Thread.class,
                StackTraceVisitor::new);
        instrumentation.addTransformer(new MemberHooks(hooks), true);
        instrumentation.retransformClasses(hooks.keySet().toArray(Class<?>[]::new));
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String internalName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        Hook hook = redefined == null ? null : hooks.get(redefined);
        if (hook == null) {
            return null;
        }
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(hook.before(writer), 0);
        return writer.toByteArray();
    }
}
