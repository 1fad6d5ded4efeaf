package dev.hotreload.reflect;

import dev.hotreload.boot.StackTraceHook;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Keeps the frames of methods that dispatch to added overrides out of stack traces.
 *
 * <p>Where the JDK makes the traces: in {@code StackTraceElement.of}, whose parameters differ between releases, and behind
 * the native {@code Thread.dumpThreads}.
 */
public final class StackTraceHooks implements ClassFileTransformer {
    private static final String HOOK = StackTraceHook.class.getName().replace('.', '/');
    private static final String TRACE = "[Ljava/lang/StackTraceElement;";
    private static final Set<Class<?>> HOOKED = Set.of(StackTraceElement.class, Thread.class);

    private StackTraceHooks() {}

    /**
     * Hooks the JDK's classes.
     *
     * @throws UnmodifiableClassException if the JVM does not allow it
     */
    public static void install(Instrumentation instrumentation) throws UnmodifiableClassException {
        instrumentation.addTransformer(new StackTraceHooks(), true);
        instrumentation.retransformClasses(HOOKED.toArray(Class<?>[]::new));
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String internalName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (redefined == null || !HOOKED.contains(redefined)) {
            return null;
        }
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                        boolean makesTrace = redefined == StackTraceElement.class
                                && name.equals("of")
                                && descriptor.endsWith(')' + TRACE);
                        return makesTrace ? new ResultVisitor(next) : new DumpVisitor(next);
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** Passes what a method returns through the hook. */
    private static final class ResultVisitor extends MethodVisitor {
        ResultVisitor(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ARETURN) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, "visible", '(' + TRACE + ')' + TRACE, false);
            }
            super.visitInsn(opcode);
        }
    }

    /** Passes what the JVM dumps through the hook. */
    private static final class DumpVisitor extends MethodVisitor {
        DumpVisitor(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (owner.equals("java/lang/Thread") && name.equals("dumpThreads")) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, "visible", "([" + TRACE + ")[" + TRACE, false);
            }
        }
    }
}
