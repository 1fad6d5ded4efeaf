package dev.hotreload.weave;

import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.SwitchMap;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes the table of a {@code switch} large enough for constants that the enum does not declare any more, so that a
 * live one goes to {@code default} and not out of the table's bounds.
 */
final class SwitchMapSize {
    private static final MethodKey STATIC_INITIALISER = new MethodKey("<clinit>", "()V");

    private SwitchMapSize() {}

    /** Weaves {@code method} if it fills such tables; returns whether anything changed. */
    static boolean weave(MethodNode method, ClassNode type, ClassModel model) {
        boolean fillsTables = new MethodKey(method.name, method.desc).equals(STATIC_INITIALISER)
                && type.fields.stream().anyMatch(field -> SwitchMap.isTable(field.name));
        boolean changed = false;
        for (AbstractInsnNode instruction : fillsTables ? method.instructions.toArray() : new AbstractInsnNode[0]) {
            if (instruction instanceof MethodInsnNode call
                    && call.name.equals("values")
                    && call.getNext() instanceof InsnNode length
                    && length.getOpcode() == Opcodes.ARRAYLENGTH) {
                ClassState state = model.state(call.owner);
                if (state != null && EnumConstants.isEnum(state.current())) {
                    method.instructions.insert(
                            length, new LdcInsnNode(state.constantsEver().size()));
                    method.instructions.set(length, new InsnNode(Opcodes.POP));
                    changed = true;
                }
            }
        }
        return changed;
    }
}
