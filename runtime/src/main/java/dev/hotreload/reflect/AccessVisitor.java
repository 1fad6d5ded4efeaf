package dev.hotreload.reflect;

import dev.hotreload.classfile.MethodsVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Passes the modifiers by which reflection and method handles check access to a class through the hook. */
final class AccessVisitor extends MethodVisitor {
    private AccessVisitor(MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    /** For {@code jdk.internal.reflect.Reflection} and {@code sun.invoke.util.VerifyAccess}. */
    static ClassVisitor ofChecks(ClassVisitor next) {
        return new MethodsVisitor(next, (method, access, name, descriptor) -> new AccessVisitor(method));
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        boolean isHooked = owner.equals("jdk/internal/reflect/Reflection") && name.equals("getClassAccessFlags");
        if (isHooked) {
            // …, Class -> …, Class, Class
            super.visitInsn(Opcodes.DUP);
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        if (isHooked) {
            // …, Class, int -> …, int
            super.visitMethodInsn(Opcodes.INVOKESTATIC, ClassHooks.HOOK, "accessFlags", "(Ljava/lang/Class;I)I", false);
        }
    }
}
