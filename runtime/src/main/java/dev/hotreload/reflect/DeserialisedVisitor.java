package dev.hotreload.reflect;

import dev.hotreload.classfile.MethodsVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lets {@code ObjectStreamClass.newInstance} give what it makes its added fields: no constructor of the class runs, so
 * their initialisers must not either.
 */
final class DeserialisedVisitor extends MethodVisitor {
    private DeserialisedVisitor(MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    static ClassVisitor ofObjectStreamClass(ClassVisitor next) {
        return new MethodsVisitor(
                next,
                (method, access, name, descriptor) ->
                        name.equals("newInstance") && descriptor.equals("()Ljava/lang/Object;")
                                ? new DeserialisedVisitor(method)
                                : method);
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode == Opcodes.ARETURN) {
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC, MemberHooks.HOOK, "begin", "(Ljava/lang/Object;)Ljava/lang/Object;", false);
        }
        super.visitInsn(opcode);
    }
}
