package dev.hotreload.reflect;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Lets {@code jdk.internal.misc.Unsafe}, behind which all others stand, refuse the offset of an added field. */
final class OffsetVisitor extends ClassVisitor {
    private static final String FIELD = "(Ljava/lang/reflect/Field;)";
    private static final Set<String> OFFSETS = Set.of("objectFieldOffset", "staticFieldOffset", "staticFieldBase");

    OffsetVisitor(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!OFFSETS.contains(name) || !descriptor.startsWith(FIELD)) {
            return next;
        }
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitCode() {
                super.visitCode();
                super.visitVarInsn(Opcodes.ALOAD, 1);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, MemberHooks.HOOK, "checkOffset", FIELD + "V", false);
            }
        };
    }
}
