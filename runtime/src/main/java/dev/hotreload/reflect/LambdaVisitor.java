package dev.hotreload.reflect;

import dev.hotreload.classfile.MethodsVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Has {@link java.lang.invoke.LambdaMetafactory} ask {@code MemberHook.reveal} what an implementation is. */
final class LambdaVisitor extends MethodVisitor {
    private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";
    private static final String DESCRIPTOR = "(Ljava/lang/invoke/MethodHandle;)Ljava/lang/invoke/MethodHandleInfo;";

    private LambdaVisitor(MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    static ClassVisitor ofMetafactory(ClassVisitor next) {
        return new MethodsVisitor(
                next, (method, access, name, descriptor) -> name.equals("<init>") ? new LambdaVisitor(method) : method);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (owner.equals(LOOKUP) && name.equals("revealDirect") && descriptor.equals(DESCRIPTOR)) {
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    MemberHooks.HOOK,
                    "reveal",
                    DESCRIPTOR.replace("(", "(L" + LOOKUP + ';'),
                    false);
        } else {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }
}
