package dev.hotreload.reflect;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lets {@code ObjectStreamClass.newInstance} give what it makes its added fields: no constructor of the class runs, so
 * their initialisers must not either.
 */
final class DeserialisedVisitor extends ClassVisitor {
    DeserialisedVisitor(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!name.equals("newInstance") || !descriptor.equals("()Ljava/lang/Object;")) {
            return next;
        }
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitInsn(int opcode) {
                if (opcode == Opcodes.ARETURN) {
                    super.visitMethodInsn(
                            Opcodes.INVOKESTATIC,
                            MemberHooks.HOOK,
                            "begin",
                            "(Ljava/lang/Object;)Ljava/lang/Object;",
                            false);
                }
                super.visitInsn(opcode);
            }
        };
    }
}
