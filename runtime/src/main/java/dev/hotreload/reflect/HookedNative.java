package dev.hotreload.reflect;

import dev.hotreload.boot.ReflectionHook;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A method of {@link Class} without parameters, whose result passes through a method of {@link ReflectionHook}. It is
 * native and an intrinsic of the JIT in some JDKs or in all.
 *
 * @param hook takes the class and the JVM's result; or the class alone, if the result is kept
 * @param isKept whether the JVM is asked only once for each class: for {@code hook} there are {@code lacksHook} and
 *     {@code keepHook}
 */
record HookedNative(String name, String descriptor, String hook, boolean isKept) {

    boolean is(String methodName, String methodDescriptor) {
        return name.equals(methodName) && descriptor.equals(methodDescriptor);
    }

    private String result() {
        return descriptor.substring(descriptor.indexOf(')') + 1);
    }

    private void callHook(MethodVisitor code) {
        call(code, hook, result(), result());
    }

    private static void call(MethodVisitor code, String name, String value, String result) {
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC, ClassHooks.HOOK, name, "(Ljava/lang/Class;" + value + ")" + result, false);
    }

    /** {@code if (lacks(this)) keep(this, <native>()); return hook(this);}. */
    private void writeKept(MethodVisitor code, String prefixed) {
        String ofHook = hook.substring(0, 1).toUpperCase(Locale.ROOT) + hook.substring(1);
        Label isKnown = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        call(code, "lacks" + ofHook, "", "Z");
        code.visitJumpInsn(Opcodes.IFEQ, isKnown);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Class", prefixed, descriptor, false);
        call(code, "keep" + ofHook, result(), "V");
        code.visitLabel(isKnown);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        call(code, hook, "", result());
    }

    /** {@code return hook(this, <native>());}. */
    private void writeAsked(MethodVisitor code, String prefixed) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Class", prefixed, descriptor, false);
        callHook(code);
    }

    /** Passes what a method with code returns through the hook. */
    static final class ResultVisitor extends MethodVisitor {
        private final HookedNative method;

        ResultVisitor(MethodVisitor next, HookedNative method) {
            super(Opcodes.ASM9, next);
            this.method = method;
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Type.getReturnType(method.descriptor).getOpcode(Opcodes.IRETURN)) {
                // …, result -> …, Class, result -> …, result
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitInsn(Opcodes.SWAP);
                method.callHook(this);
            }
            super.visitInsn(opcode);
        }
    }

    /** Makes each native method one that passes on what the native method of another name returns. */
    static final class NativeVisitor extends ClassVisitor {
        private final Collection<HookedNative> methods;

        NativeVisitor(ClassVisitor next, Collection<HookedNative> methods) {
            super(Opcodes.ASM9, next);
            this.methods = methods;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            for (HookedNative method : methods) {
                if (method.is(name, descriptor) && Modifier.isNative(access)) {
                    write(method, access, signature, exceptions);
                    return null;
                }
            }
            return super.visitMethod(access, name, descriptor, signature, exceptions);
        }

        private void write(
                HookedNative method, int access, @Nullable String signature, String @Nullable [] exceptions) {
            String prefixed = ReflectionHook.NATIVE_PREFIX + method.name;
            int ofNative = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL | Opcodes.ACC_NATIVE;
            super.visitMethod(ofNative, prefixed, method.descriptor, null, null).visitEnd();
            MethodVisitor code = super.visitMethod(
                    access & ~Opcodes.ACC_NATIVE, method.name, method.descriptor, signature, exceptions);
            code.visitCode();
            if (method.isKept) {
                method.writeKept(code, prefixed);
            } else {
                method.writeAsked(code, prefixed);
            }
            code.visitInsn(Type.getReturnType(method.descriptor).getOpcode(Opcodes.IRETURN));
            code.visitMaxs(2, 1);
            code.visitEnd();
        }
    }
}
