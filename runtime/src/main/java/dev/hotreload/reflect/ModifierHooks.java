package dev.hotreload.reflect;

import dev.hotreload.boot.ReflectionHook;
import dev.hotreload.classfile.MethodsVisitor;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Modifier;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Hooks {@link Class#getModifiers}, because the JVM tells for ever what a class was defined with.
 *
 * <p>Since JDK 25 the method has code, and what the JIT inlined of it is compiled again when it is hooked; so it is
 * hooked when the first class changes its modifiers. Before, it is native and an intrinsic of the JIT, whose compiled
 * callers never notice a hook that comes later. So it is hooked at the start, by making it a method that calls the native
 * one under another name; that one is no intrinsic.
 */
public final class ModifierHooks {
    private static final String METHOD = "getModifiers";
    private static final String HOOKED = "modifiers";
    private static final String HOOK_DESCRIPTOR = "(Ljava/lang/Class;I)I";
    private static final String DESCRIPTOR = "()I";

    private static volatile boolean isNativeHooked;

    private ModifierHooks() {}

    /** Notes that the native method was hooked at the start. */
    static void nativeHooked() {
        isNativeHooked = true;
    }

    /** Whether the JDK's method is native. */
    static boolean isNative() {
        return Runtime.version().feature() < 25;
    }

    /**
     * Has {@code Class.getModifiers} ask the engine from now on.
     *
     * @throws UnmodifiableClassException if the JVM does not allow it
     */
    public static void modifiersChange(Instrumentation instrumentation) throws UnmodifiableClassException {
        if (!isNative()) {
            HookTransformer.install(instrumentation, Map.of(Class.class, ModifierHooks::ofMethod));
        } else if (!isNativeHooked) {
            throw new UnmodifiableClassException("java.lang.Class");
        }
        ReflectionHook.modifiersChanged();
    }

    private static ClassVisitor ofMethod(ClassVisitor next) {
        return new MethodsVisitor(
                next,
                (method, access, name, descriptor) ->
                        name.equals(METHOD) && descriptor.equals(DESCRIPTOR) ? new ResultVisitor(method) : method);
    }

    /** Passes what the method returns through the hook. */
    private static final class ResultVisitor extends MethodVisitor {
        ResultVisitor(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.IRETURN) {
                // …, int -> …, Class, int -> …, int
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitInsn(Opcodes.SWAP);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, ClassHooks.HOOK, HOOKED, HOOK_DESCRIPTOR, false);
            }
            super.visitInsn(opcode);
        }
    }

    /** Makes the native method one that passes on what the native method of another name returns. */
    static final class NativeVisitor extends ClassVisitor {
        NativeVisitor(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            if (!name.equals(METHOD) || !descriptor.equals(DESCRIPTOR) || !Modifier.isNative(access)) {
                return super.visitMethod(access, name, descriptor, signature, exceptions);
            }
            String prefixed = ReflectionHook.NATIVE_PREFIX + METHOD;
            int ofNative = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL | Opcodes.ACC_NATIVE;
            super.visitMethod(ofNative, prefixed, descriptor, null, null).visitEnd();
            MethodVisitor code =
                    super.visitMethod(access & ~Opcodes.ACC_NATIVE, name, descriptor, signature, exceptions);
            code.visitCode();
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitInsn(Opcodes.DUP);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Class", prefixed, DESCRIPTOR, false);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, ClassHooks.HOOK, HOOKED, HOOK_DESCRIPTOR, false);
            code.visitInsn(Opcodes.IRETURN);
            code.visitMaxs(2, 1);
            code.visitEnd();
            return null;
        }
    }
}
