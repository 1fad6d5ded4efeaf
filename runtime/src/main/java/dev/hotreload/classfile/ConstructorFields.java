package dev.hotreload.classfile;

import java.util.LinkedHashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds the instance fields that have no initialiser, and that constructors set. */
public final class ConstructorFields {
    private ConstructorFields() {}

    /** Those of a class, in the order of the code. */
    public static Set<FieldKey> of(ClassFile type) {
        Set<FieldKey> set = new LinkedHashSet<>();
        for (MethodNode method : type.node().methods) {
            if (method.name.equals("<init>")) {
                for (AbstractInsnNode instruction : method.instructions) {
                    if (instruction instanceof FieldInsnNode field
                            && field.getOpcode() == Opcodes.PUTFIELD
                            && field.owner.equals(type.internalName())) {
                        set.add(new FieldKey(field.name, field.desc));
                    }
                }
            }
        }
        set.removeAll(FieldInitialisers.ofInstances(type.node()).keySet());
        return set;
    }
}
