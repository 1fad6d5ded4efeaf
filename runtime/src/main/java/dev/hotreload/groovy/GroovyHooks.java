package dev.hotreload.groovy;

import dev.hotreload.classfile.MethodsVisitor;
import dev.hotreload.transform.LoadedClassTransformer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Hooks two of Groovy's classes when they are loaded.
 *
 * <ul>
 *   <li>{@code MetaClassImpl}'s constructors report to {@link dev.hotreload.boot.Instances}. An object can have a meta
 *       class of its own, or one that its class had before the application replaced it; nothing but the object has
 *       that.
 *   <li>{@code CallSiteGenerator} makes no classes that call methods of {@link dev.hotreload.boot.ReshapedClasses},
 *       which would miss the added ones; Groovy then calls them by reflection. It is for code compiled without {@code
 *       invokedynamic}.
 * </ul>
 */
final class GroovyHooks implements LoadedClassTransformer {
    private static final String META_CLASS = "groovy/lang/MetaClassImpl";
    private static final String GENERATOR = "org/codehaus/groovy/runtime/callsite/CallSiteGenerator";
    private static final String REFLECTION = "org/codehaus/groovy/reflection/";

    @Override
    public byte @Nullable [] changed(String internalName, @Nullable Class<?> redefined, byte[] classFile) {
        if (META_CLASS.equals(internalName)) {
            return transformed(
                    classFile,
                    (method, access, name, descriptor) ->
                            name.equals("<init>") ? new ConstructorVisitor(method) : method);
        } else if (GENERATOR.equals(internalName)) {
            return transformed(
                    classFile,
                    (method, access, name, descriptor) ->
                            name.equals("isCompilable") ? new CompilableVisitor(method) : method);
        }
        return null;
    }

    private static byte[] transformed(byte[] classFile, MethodsVisitor.Change hook) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new MethodsVisitor(writer, hook), 0);
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

    /** {@code if (ReshapedClasses.contains(method.getDeclaringClass().getTheClass())) return false;} at the start. */
    private static final class CompilableVisitor extends MethodVisitor {
        CompilableVisitor(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            Label otherwise = new Label();
            super.visitVarInsn(Opcodes.ALOAD, 0);
            super.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL,
                    REFLECTION + "CachedMethod",
                    "getDeclaringClass",
                    "()L" + REFLECTION + "CachedClass;",
                    false);
            super.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL, REFLECTION + "CachedClass", "getTheClass", "()Ljava/lang/Class;", false);
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    "dev/hotreload/boot/ReshapedClasses",
                    "contains",
                    "(Ljava/lang/Class;)Z",
                    false);
            super.visitJumpInsn(Opcodes.IFEQ, otherwise);
            super.visitInsn(Opcodes.ICONST_0);
            super.visitInsn(Opcodes.IRETURN);
            super.visitLabel(otherwise);
            super.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        }
    }
}
