package dev.hotreload.weave;

import dev.hotreload.classfile.PreparedNames;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Has objects of inner classes keep the object around them, where their compiler leaves it out.
 *
 * <p>From target 19 on javac gives an inner class the field {@code this$0} only if its code uses it (JDK-8271623). When
 * a live object's code begins to use it, it must be there. Constructors have it as their first parameter (JLS §8.8.9)
 * anyway, and store it in a field of ours; in code that a redefinition brings, too ({@link #store}).
 */
final class KeptOuter extends ClassVisitor {
    private String name = "";
    private @Nullable String outer;
    private boolean isMember;
    private boolean isStatic;
    private boolean hasField;
    private boolean isKept;

    KeptOuter(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(
            int version,
            int access,
            String internalName,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        super.visit(version, access, internalName, signature, superName, interfaces);
        name = internalName;
    }

    @Override
    public void visitOuterClass(String owner, @Nullable String method, @Nullable String descriptor) {
        super.visitOuterClass(owner, method, descriptor);
        outer = owner;
    }

    @Override
    public void visitInnerClass(
            String internalName, @Nullable String outerName, @Nullable String innerName, int access) {
        super.visitInnerClass(internalName, outerName, innerName, access);
        if (internalName.equals(name)) {
            isStatic = (access & Opcodes.ACC_STATIC) != 0;
            isMember = outerName != null;
            outer = outerName != null ? outerName : outer;
        }
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
        hasField |= field.startsWith("this$");
        return super.visitField(access, field, descriptor, signature, value);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String method, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor copy = super.visitMethod(access, method, descriptor, signature, exceptions);
        boolean mayHaveOuter = copy != null
                && !isStatic
                && !hasField
                && outer != null
                && method.equals("<init>")
                && descriptor.startsWith("(L" + outer + ";");
        return mayHaveOuter ? new Constructor(copy) : copy;
    }

    @Override
    public void visitEnd() {
        if (isKept) {
            super.visitField(
                            Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC,
                            PreparedNames.OUTER_FIELD,
                            "L" + outer + ";",
                            null,
                            null)
                    .visitEnd();
        }
        super.visitEnd();
    }

    /**
     * Stores the first parameter. Whether an anonymous or local class's is the outer object only its table of them
     * says.
     */
    private final class Constructor extends MethodVisitor {
        private boolean isFirst = true;
        private boolean isOuter = isMember;

        Constructor(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitParameter(@Nullable String parameter, int access) {
            super.visitParameter(parameter, access);
            isOuter |= isFirst && (access & Opcodes.ACC_MANDATED) != 0;
            isFirst = false;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (isOuter) {
                isKept = true;
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitVarInsn(Opcodes.ALOAD, 1);
                super.visitFieldInsn(Opcodes.PUTFIELD, name, PreparedNames.OUTER_FIELD, "L" + outer + ";");
            }
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            super.visitMaxs(Math.max(maxStack, isOuter ? 2 : 0), maxLocals);
        }
    }

    /** Does the same in a constructor of a class that was prepared so. */
    static void store(ClassNode first, MethodNode constructor) {
        first.fields.stream()
                .filter(field -> field.name.equals(PreparedNames.OUTER_FIELD))
                .filter(field -> constructor.name.equals("<init>") && constructor.desc.startsWith("(" + field.desc))
                .forEach(field -> {
                    InsnList code = new InsnList();
                    code.add(new VarInsnNode(Opcodes.ALOAD, 0));
                    code.add(new VarInsnNode(Opcodes.ALOAD, 1));
                    code.add(new FieldInsnNode(Opcodes.PUTFIELD, first.name, field.name, field.desc));
                    constructor.instructions.insert(code);
                });
    }
}
