package dev.hotreload.classfile;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Passes the methods of a class through visitors, and leaves the rest of it as it is. */
public final class MethodsVisitor extends ClassVisitor {
    private final Change change;

    /** Chooses what changes a method. */
    @FunctionalInterface
    public interface Change {

        /** The visitor to put before {@code next}, or {@code next} itself for a method that stays as it is. */
        MethodVisitor before(MethodVisitor next, int access, String name, String descriptor);
    }

    /** The class file with the methods changed. */
    public static byte[] changed(byte[] classFile, Change change) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new MethodsVisitor(writer, change), 0);
        return writer.toByteArray();
    }

    /** Puts this before {@code next}. */
    public MethodsVisitor(ClassVisitor next, Change change) {
        super(Opcodes.ASM9, next);
        this.change = change;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return change.before(next, access, name, descriptor);
    }
}
