package dev.hotreload.vm.stress;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The class files with which {@link Foo} is redefined: with the methods that its interfaces need. */
final class FooVersions {
    private static final String FOO = "dev/hotreload/vm/stress/Foo";

    private FooVersions() {}

    /** As it was compiled. */
    static byte[] compiled(Class<?> type) throws IOException {
        try (@Nullable InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            if (in == null) {
                throw new IOException("no class file of " + type);
            }
            return in.readAllBytes();
        }
    }

    /** With {@code run}, which counts by {@code step}, {@code one} and {@code twice}. */
    static byte[] with(int step, int access) throws IOException {
        ClassReader reader = new ClassReader(compiled(Foo.class));
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visitEnd() {
                        addRun(visitMethod(access, "run", "()V", null, null), step);
                        addNumber(visitMethod(access, "one", "()I", null, null), 1);
                        addNumber(visitMethod(access, "twice", "()I", null, null), 2);
                        super.visitEnd();
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static void addRun(MethodVisitor method, int step) {
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitInsn(Opcodes.DUP);
        method.visitFieldInsn(Opcodes.GETFIELD, FOO, "count", "I");
        method.visitIntInsn(Opcodes.SIPUSH, step);
        method.visitInsn(Opcodes.IADD);
        method.visitFieldInsn(Opcodes.PUTFIELD, FOO, "count", "I");
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private static void addNumber(MethodVisitor method, int number) {
        method.visitCode();
        method.visitIntInsn(Opcodes.BIPUSH, number);
        method.visitInsn(Opcodes.IRETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
