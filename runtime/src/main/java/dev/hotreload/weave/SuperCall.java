package dev.hotreload.weave;

import dev.hotreload.classfile.MethodKey;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes {@code return super.method(all parameters)}. */
final class SuperCall {
    private SuperCall() {}

    static void write(MethodVisitor code, String superName, MethodKey method, boolean isInterface) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        int locals = loadParameters(code, method.descriptor(), 1);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, superName, method.name(), method.descriptor(), isInterface);
        Type result = Type.getReturnType(method.descriptor());
        code.visitInsn(result.getOpcode(Opcodes.IRETURN));
        code.visitMaxs(Math.max(locals, result.getSize()), locals);
    }

    /** Loads the parameters onto the stack; returns the first free local variable. */
    static int loadParameters(MethodVisitor code, String descriptor, int firstLocal) {
        int local = firstLocal;
        for (Type parameter : Type.getArgumentTypes(descriptor)) {
            code.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), local);
            local += parameter.getSize();
        }
        return local;
    }
}
