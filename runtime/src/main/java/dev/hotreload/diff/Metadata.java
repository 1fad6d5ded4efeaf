package dev.hotreload.diff;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** What of a class only reflection sees: everything but code and debug information. */
final class Metadata {
    private Metadata() {}

    static boolean equal(ClassNode one, ClassNode other) {
        return Arrays.equals(withoutCode(one), withoutCode(other));
    }

    private static byte[] withoutCode(ClassNode node) {
        ClassWriter writer = new ClassWriter(0);
        node.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visitSource(@Nullable String source, @Nullable String debug) {
                // Debug information.
            }

            @Override
            public @Nullable MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                return new CodeDropper(
                        super.visitMethod(access | Opcodes.ACC_ABSTRACT, name, descriptor, signature, exceptions));
            }
        });
        return writer.toByteArray();
    }

    /** Passes the method's attributes on and nothing of its code. */
    private static final class CodeDropper extends MethodVisitor {
        private final @Nullable MethodVisitor attributes;

        CodeDropper(@Nullable MethodVisitor attributes) {
            super(Opcodes.ASM9, attributes);
            this.attributes = attributes;
        }

        @Override
        public void visitCode() {
            mv = null;
        }

        @Override
        public void visitEnd() {
            mv = attributes;
            super.visitEnd();
        }
    }
}
