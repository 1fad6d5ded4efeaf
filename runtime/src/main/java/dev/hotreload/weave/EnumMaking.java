package dev.hotreload.weave;

import dev.hotreload.boot.CallSiteKind;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.classfile.FieldKey;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Weaves what makes the constants of a live enum, and what hands them out. */
final class EnumMaking {
    private static final String SLOTS = "dev/hotreload/boot/EnumSlots";

    private EnumMaking() {}

    /** Whether {@code field} holds a constant of the enum {@code type}. */
    static boolean isConstant(ClassFile type, FieldKey field) {
        FieldNode declared = type.fields().get(field);
        return declared != null && EnumConstants.isConstant(declared.access) && EnumConstants.isEnum(type);
    }

    /** Has a constant made with the ordinal and slot that it gets among the live ones (see {@code EnumLayout}). */
    static void number(MethodNode initialiser, String owner, String constant) {
        AbstractInsnNode first = initialiser.instructions.getFirst();
        AbstractInsnNode ordinal = first == null ? null : EnumConstants.ordinal(first);
        if (ordinal != null) {
            InsnList question = new InsnList();
            question.add(new LdcInsnNode(Type.getObjectType(owner)));
            question.add(new LdcInsnNode(constant));
            question.add(new MethodInsnNode(
                    Opcodes.INVOKESTATIC, SLOTS, "number", "(ILjava/lang/Class;Ljava/lang/String;)I", false));
            initialiser.instructions.insert(ordinal, question);
        }
    }

    /** Puts in front of {@code values()} that added constants are made; nothing once that is done. */
    static void completeFirst(ClassFile type, MethodNode method) {
        boolean isValues = method.name.equals("values") && method.desc.equals("()[L" + type.internalName() + ";");
        if (isValues && EnumConstants.isEnum(type)) {
            method.instructions.insert(CallSites.site(
                    "constants", "()V", CallSiteKind.CONSTANTS, Type.getObjectType(type.internalName())));
        }
    }
}
