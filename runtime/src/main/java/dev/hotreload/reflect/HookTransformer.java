package dev.hotreload.reflect;

import dev.hotreload.transform.LoadedClassTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;

/**
 * Changes some classes of the JDK, each by a visitor of its own, and keeps them so when other agents retransform them.
 *
 * <p>Safe for use by any thread.
 */
final class HookTransformer implements LoadedClassTransformer {
    private final Map<Class<?>, Hook> hooks;

    /** Puts the visitor that changes one class before {@code next}. */
    @FunctionalInterface
    interface Hook {
        ClassVisitor before(ClassVisitor next);
    }

    private HookTransformer(Map<Class<?>, Hook> hooks) {
        this.hooks = hooks;
    }

    /**
     * Hooks the classes, which are loaded: the transformer is asked about each class that its own code would load.
     *
     * @throws UnmodifiableClassException if the JVM does not allow it
     */
    static void install(Instrumentation instrumentation, Map<Class<?>, Hook> hooks) throws UnmodifiableClassException {
        instrumentation.addTransformer(new HookTransformer(hooks), true);
        instrumentation.retransformClasses(hooks.keySet().toArray(Class<?>[]::new));
    }

    /**
     * The same, with hooks that add native methods beside those of the same name without {@code prefix}.
     *
     * @throws UnsupportedOperationException if the JVM was not told to let methods be added
     */
    static void install(Instrumentation instrumentation, Map<Class<?>, Hook> hooks, String prefix)
            throws UnmodifiableClassException {
        HookTransformer transformer = new HookTransformer(hooks);
        instrumentation.addTransformer(transformer, true);
        try {
            instrumentation.setNativeMethodPrefix(transformer, prefix);
            instrumentation.retransformClasses(hooks.keySet().toArray(Class<?>[]::new));
        } catch (UnsupportedOperationException e) {
            instrumentation.removeTransformer(transformer);
            throw e;
        }
    }

    @Override
    public byte @Nullable [] changed(String internalName, @Nullable Class<?> redefined, byte[] classFile) {
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
