package dev.hotreload.classfile;

import dev.hotreload.classfile.FieldInitialisers.Initialiser;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Initialisers that Lombok's {@code @Builder.Default} moves to methods, {@code private static T $default$field()}: the
 * constructors that a builder calls get the values as arguments.
 */
final class BuilderDefaults {
    private static final String PREFIX = "$default$";

    private BuilderDefaults() {}

    /** Adds those of the fields that have no other. */
    static void add(ClassNode type, Map<FieldKey, Initialiser> found) {
        for (MethodNode method : type.methods) {
            if (method.name.startsWith(PREFIX) && (method.access & Opcodes.ACC_STATIC) != 0) {
                for (FieldNode field : type.fields) {
                    if (method.name.equals(PREFIX + field.name) && method.desc.equals("()" + field.desc)) {
                        found.putIfAbsent(new FieldKey(field.name, field.desc), call(type.name, method, field));
                    }
                }
            }
        }
    }

    /** {@code this.field = $default$field();}. */
    private static Initialiser call(String owner, MethodNode method, FieldNode field) {
        MethodNode code = new MethodNode(Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC, field.name, "()V", null, null);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method.name, method.desc, false);
        code.visitFieldInsn(Opcodes.PUTFIELD, owner, field.name, field.desc);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(3, 1);
        return new Initialiser(code, code.instructions.getFirst(), (FieldInsnNode) code.instructions.get(2));
    }
}
