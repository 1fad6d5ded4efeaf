package dev.hotreload.groovy;

import dev.hotreload.classfile.MethodsVisitor;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Keeps account of Groovy's meta classes: {@code MetaClassImpl}'s constructors report to {@link dev.hotreload.boot.Instances}.
 *
 * <p>An object can have a meta class of its own, or one that its class had before the application replaced it; nothing but
 * the object has that.
 */
final class MetaClassHook implements ClassFileTransformer {
    private static final String META_CLASS = "groovy/lang/MetaClassImpl";

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String internalName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (!META_CLASS.equals(internalName)) {
            return null;
        }
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new MethodsVisitor(
                        writer,
                        (method, access, name, descriptor) ->
                                name.equals("<init>") ? new ConstructorVisitor(method) : method),
                0);
        return writer.toByteArray();
    }

    /** {@code Instances.made(this)} before each {@code return}. */
    private static final class ConstructorVisitor extends MethodVisitor {
        ConstructorVisitor(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, "dev/hotreload/boot/Instances", "made", "(Ljava/lang/Object;)V", false);
            }
            super.visitInsn(opcode);
        }
    }
}
