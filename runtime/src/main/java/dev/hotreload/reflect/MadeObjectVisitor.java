package dev.hotreload.reflect;

import dev.hotreload.classfile.MethodsVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lets what makes objects without a constructor of their class give them their added fields, with default values, as
 * declared fields have: {@code Unsafe.allocateInstance}, and the constructors that {@code
 * ReflectionFactory.newConstructorForSerialization} makes. Object mappers and libraries that make mocks use them.
 */
final class MadeObjectVisitor extends MethodVisitor {
    private final String maker;

    private MadeObjectVisitor(MethodVisitor next, String maker) {
        super(Opcodes.ASM9, next);
        this.maker = maker;
    }

    /** For {@code sun.misc.Unsafe}. */
    static ClassVisitor ofUnsafe(ClassVisitor next) {
        return of(next, "allocateInstance", "allocateInstance");
    }

    /** For {@code java.lang.reflect.Constructor}. */
    static ClassVisitor ofConstructor(ClassVisitor next) {
        return of(next, "newInstanceWithCaller", "newInstance");
    }

    private static ClassVisitor of(ClassVisitor next, String hooked, String maker) {
        return new MethodsVisitor(
                next,
                (method, access, name, descriptor) ->
                        name.equals(hooked) ? new MadeObjectVisitor(method, maker) : method);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        if (name.equals(maker) && descriptor.endsWith(")Ljava/lang/Object;")) {
            // …, object -> …, object, this -> …, object
            super.visitVarInsn(Opcodes.ALOAD, 0);
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    MemberHooks.HOOK,
                    "made",
                    "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
                    false);
        }
    }
}
