package dev.hotreload.reflect;

import dev.hotreload.classfile.MethodsVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Has what the JDK writes for the class of a lambda's object pass {@code MemberHook.lambda} before it is defined.
 * Nobody else sees it: agents are not asked about hidden classes.
 */
final class LambdaClassVisitor extends MethodVisitor {
    private static final String FACTORY = "java/lang/invoke/InnerClassLambdaMetafactory";

    private LambdaClassVisitor(MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    static ClassVisitor ofMetafactory(ClassVisitor next) {
        return new MethodsVisitor(
                next,
                (method, access, name, descriptor) ->
                        name.equals("generateInnerClass") ? new LambdaClassVisitor(method) : method);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        // ClassWriter.toByteArray() up to JDK 23, ClassFile.build(…) from then on.
        if (descriptor.endsWith(")[B")) {
            super.visitVarInsn(Opcodes.ALOAD, 0);
            super.visitFieldInsn(Opcodes.GETFIELD, FACTORY, "interfaceClass", "Ljava/lang/Class;");
            super.visitMethodInsn(Opcodes.INVOKESTATIC, MemberHooks.HOOK, "lambda", "([BLjava/lang/Class;)[B", false);
        }
    }
}
