package dev.hotreload.reflect;

import dev.hotreload.classfile.MethodsVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Has {@link java.lang.invoke.MethodHandleInfo#reflectAs} check access to the member that the handle names.
 *
 * <p>It would name the reflected member once more, by the place that the JVM has for it; the JVM ends if an added field
 * is looked for there.
 */
final class RevealedMemberVisitor extends MethodVisitor {
    private static final String INFO = "java/lang/invoke/InfoFromMemberName";
    private static final String NAME = "Ljava/lang/invoke/MemberName;";

    private RevealedMemberVisitor(MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    static ClassVisitor ofInfo(ClassVisitor next) {
        return new MethodsVisitor(
                next,
                (method, access, name, descriptor) ->
                        name.equals("reflectAs") ? new RevealedMemberVisitor(method) : method);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (name.equals("convertToMemberName")) {
            // …, kind, member -> …, name
            super.visitInsn(Opcodes.POP2);
            super.visitVarInsn(Opcodes.ALOAD, 0);
            super.visitFieldInsn(Opcodes.GETFIELD, INFO, "member", NAME);
        } else {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }
}
