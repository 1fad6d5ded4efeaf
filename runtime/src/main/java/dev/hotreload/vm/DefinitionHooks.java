package dev.hotreload.vm;

import dev.hotreload.boot.DefinitionHook;
import dev.hotreload.boot.DefinitionView;
import dev.hotreload.classfile.MethodsVisitor;
import dev.hotreload.transform.LoadedClassTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Hooks the few methods of the JDK by which all others give the JVM a class, from the first change on: those of {@link
 * ClassLoader}, and those of {@code JavaLangAccess}, which {@link MethodHandles.Lookup} calls. Stack traces show no
 * other frames.
 *
 * <p>Not hooked are {@code jdk.internal.misc.Unsafe} and JNI's {@code DefineClass}.
 *
 * <p>Safe for use by any thread.
 */
final class DefinitionHooks implements LoadedClassTransformer {
    private static final String HOOK = "dev/hotreload/boot/DefinitionHook";
    private static final String LOADER = "java/lang/ClassLoader";
    private static final int METHODS = 4;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
    private static final long PAUSE_MILLIS = 2;

    private final List<Class<?>> classes;
    private int hooked;

    private DefinitionHooks(List<Class<?>> classes) {
        this.classes = classes;
    }

    /**
     * Hooks them, and waits for threads that were in the middle of one.
     *
     * @throws UnknownVmException if this JDK has other methods, or a thread does not leave one
     */
    static void install(Instrumentation instrumentation, MethodHandles.Lookup trusted, DefinitionView view)
            throws UnknownVmException {
        DefinitionHook.install(view);
        DefinitionHooks hooks = new DefinitionHooks(List.of(ClassLoader.class, access(trusted)));
        instrumentation.addTransformer(hooks, true);
        try {
            instrumentation.retransformClasses(hooks.classes.toArray(Class<?>[]::new));
            if (hooks.hooked != METHODS) {
                throw new UnknownVmException("this JDK defines classes otherwise");
            }
            awaitOthers();
        } catch (UnmodifiableClassException | LinkageError e) {
            instrumentation.removeTransformer(hooks);
            throw new UnknownVmException("this JDK's way to define classes cannot be hooked", e);
        } catch (UnknownVmException e) {
            // The next attempt hooks them again.
            instrumentation.removeTransformer(hooks);
            throw e;
        }
    }

    private static Class<?> access(MethodHandles.Lookup trusted) throws UnknownVmException {
        try {
            Class<?> access = Class.forName("jdk.internal.access.JavaLangAccess");
            Class<?> secrets = Class.forName("jdk.internal.access.SharedSecrets");
            return trusted.findStatic(secrets, "getJavaLangAccess", MethodType.methodType(access))
                    .invoke()
                    .getClass();
        } catch (Throwable e) {
            throw new UnknownVmException("this JDK has no JavaLangAccess as expected", e);
        }
    }

    /** Those that were defining a class before, without having said so. */
    private static void awaitOthers() throws UnknownVmException {
        Set<Thread> inside = new HashSet<>(defining());
        inside.remove(Thread.currentThread());
        long end = System.nanoTime() + PATIENCE;
        while (!inside.isEmpty()) {
            if (System.nanoTime() - end > 0) {
                throw new UnknownVmException("a thread has been defining a class for long");
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnknownVmException("interrupted", e);
            }
            inside.retainAll(defining());
        }
    }

    private static List<Thread> defining() {
        List<Thread> defining = new ArrayList<>();
        for (Map.Entry<Thread, StackTraceElement[]> each :
                Thread.getAllStackTraces().entrySet()) {
            if (Arrays.stream(each.getValue()).anyMatch(DefinitionHooks::isNativeDefinition)) {
                defining.add(each.getKey());
            }
        }
        return defining;
    }

    private static boolean isNativeDefinition(StackTraceElement frame) {
        return frame.getClassName().equals(ClassLoader.class.getName())
                && frame.getMethodName().matches("defineClass[0-2]");
    }

    @Override
    public byte @Nullable [] changed(String internalName, @Nullable Class<?> redefined, byte[] classFile) {
        if (redefined == null || !classes.contains(redefined)) {
            return null;
        }
        return MethodsVisitor.changed(classFile, (next, access, name, descriptor) -> {
            boolean isHooked = name.equals("defineClass")
                    && descriptor.contains("Ljava/security/ProtectionDomain;")
                    && !Modifier.isStatic(access)
                    && !Modifier.isNative(access);
            if (!isHooked) {
                return next;
            }
            hooked++;
            return new DefiningVisitor(next, internalName, Type.getArgumentTypes(descriptor));
        });
    }

    /** {@code begin(loader, classFile …); try { … } finally { end(loader); }}. */
    private static final class DefiningVisitor extends MethodVisitor {
        private final String owner;
        private final Type[] parameters;
        private final Label start = new Label();

        DefiningVisitor(MethodVisitor next, String owner, Type[] parameters) {
            super(Opcodes.ASM9, next);
            this.owner = owner;
            this.parameters = parameters;
        }

        /** {@link ClassLoader}'s own methods are of the loader that defines; the others take it first. */
        private void loadLoader() {
            super.visitVarInsn(Opcodes.ALOAD, owner.equals(LOADER) ? 0 : 1);
        }

        private void callEnd() {
            loadLoader();
            super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, "end", "(Ljava/lang/ClassLoader;)V", false);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            loadLoader();
            int local = 1;
            StringBuilder taken = new StringBuilder("(Ljava/lang/ClassLoader;");
            for (Type parameter : parameters) {
                String descriptor = parameter.getDescriptor();
                boolean isPart = descriptor.equals("I") && owner.equals(LOADER);
                if (isPart || descriptor.equals("[B") || descriptor.equals("Ljava/nio/ByteBuffer;")) {
                    super.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), local);
                    taken.append(descriptor);
                }
                local += parameter.getSize();
            }
            super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, "begin", taken + ")V", false);
            super.visitLabel(start);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ARETURN) {
                callEnd();
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            Label end = new Label();
            super.visitLabel(end);
            super.visitTryCatchBlock(start, end, end, null);
            Object[] locals = new Object[1 + parameters.length];
            locals[0] = owner;
            for (int i = 0; i < parameters.length; i++) {
                boolean isObject = parameters[i].getSort() >= Type.ARRAY;
                locals[i + 1] = isObject ? parameters[i].getInternalName() : Opcodes.INTEGER;
            }
            super.visitFrame(Opcodes.F_FULL, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
            callEnd();
            super.visitInsn(Opcodes.ATHROW);
            super.visitMaxs(maxStack, maxLocals);
        }
    }
}
