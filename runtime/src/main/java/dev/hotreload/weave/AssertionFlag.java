package dev.hotreload.weave;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Does without the static field that the compiler adds for the first {@code assert} of a class, and that a live class
 * cannot get: asks the class each time, {@code !C.class.desiredAssertionStatus()}.
 */
final class AssertionFlag {
    static final String NAME = "$assertionsDisabled";

    private AssertionFlag() {}

    static void replace(MethodNode method, String owner) {
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction instanceof FieldInsnNode field && field.name.equals(NAME) && field.owner.equals(owner)) {
                if (field.getOpcode() == Opcodes.PUTSTATIC) {
                    method.instructions.set(field, new InsnNode(Opcodes.POP));
                } else {
                    method.instructions.insertBefore(field, question(owner));
                    method.instructions.remove(field);
                }
            }
        }
    }

    private static InsnList question(String owner) {
        InsnList list = new InsnList();
        list.add(new LdcInsnNode(Type.getObjectType(owner)));
        list.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, "java/lang/Class", "desiredAssertionStatus", "()Z", false));
        list.add(new InsnNode(Opcodes.ICONST_1));
        list.add(new InsnNode(Opcodes.IXOR));
        return list;
    }
}
