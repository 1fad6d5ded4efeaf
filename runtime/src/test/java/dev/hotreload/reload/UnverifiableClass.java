package dev.hotreload.reload;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Makes class files that are well-formed and that the JVM's verifier rejects. */
final class UnverifiableClass {
    private UnverifiableClass() {}

    /** The class with one method in which nothing is on the stack when it returns. */
    static byte[] returningNothing(byte[] classFile, String method) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return !name.equals(method)
                                ? next
                                : new MethodVisitor(Opcodes.ASM9, next) {
                                    @Override
                                    public void visitInsn(int opcode) {
                                        if (opcode == Opcodes.IRETURN || opcode == Opcodes.ARETURN) {
                                            super.visitInsn(Opcodes.POP);
                                        }
                                        super.visitInsn(opcode);
                                    }
                                };
                    }
                },
                0);
        return writer.toByteArray();
    }
}
