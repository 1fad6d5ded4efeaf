package dev.hotreload.reflect;

import dev.hotreload.classfile.MethodsVisitor;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Lets {@code jdk.internal.misc.Unsafe}, behind which all others stand, refuse the offset of an added field. */
final class OffsetVisitor extends MethodVisitor {
    private static final String FIELD = "(Ljava/lang/reflect/Field;)";
    private static final Set<String> OFFSETS = Set.of("objectFieldOffset", "staticFieldOffset", "staticFieldBase");

    private OffsetVisitor(MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    static ClassVisitor ofUnsafe(ClassVisitor next) {
        return new MethodsVisitor(
                next,
                (method, access, name, descriptor) ->
                        OFFSETS.contains(name) && descriptor.startsWith(FIELD) ? new OffsetVisitor(method) : method);
    }

    @Override
    public void visitCode() {
        super.visitCode();
        super.visitVarInsn(Opcodes.ALOAD, 1);
        super.visitMethodInsn(Opcodes.INVOKESTATIC, MemberHooks.HOOK, "checkOffset", FIELD + "V", false);
    }
}
