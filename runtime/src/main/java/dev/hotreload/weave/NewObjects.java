package dev.hotreload.weave;

import dev.hotreload.boot.CallSiteKind;
import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.classfile.PreparedNames;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Has constructors mark the objects that they make. */
final class NewObjects {
    private NewObjects() {}

    /** Before {@code super(…)}, because its constructor may call methods that read added fields. */
    static void mark(MethodNode method, String owner) {
        if (method.name.equals("<init>") && FieldInitialisers.superCall(owner, method) != null) {
            InsnList mark = new InsnList();
            mark.add(new VarInsnNode(Opcodes.ALOAD, 0));
            mark.add(CallSites.site(
                    "ofNew", "()" + PreparedNames.STATE_DESCRIPTOR, CallSiteKind.OF_NEW, Type.getObjectType(owner)));
            mark.add(new FieldInsnNode(
                    Opcodes.PUTFIELD, owner, PreparedNames.STATE_FIELD, PreparedNames.STATE_DESCRIPTOR));
            method.instructions.insert(mark);
        }
    }
}
