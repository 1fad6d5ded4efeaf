package dev.hotreload.classfile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Instructions in the order of the code, without labels, lines and frames between them. */
final class CodeSteps {
    private CodeSteps() {}

    static @Nullable AbstractInsnNode before(AbstractInsnNode instruction) {
        AbstractInsnNode at = instruction.getPrevious();
        while (at != null && at.getOpcode() < 0) {
            at = at.getPrevious();
        }
        return at;
    }

    static @Nullable AbstractInsnNode after(@Nullable AbstractInsnNode instruction) {
        AbstractInsnNode at = instruction == null ? null : instruction.getNext();
        while (at != null && at.getOpcode() < 0) {
            at = at.getNext();
        }
        return at;
    }

    /** The two instructions that load a local variable and drop its value, if such follow. */
    static List<AbstractInsnNode> droppedAfter(AbstractInsnNode instruction) {
        AbstractInsnNode load = after(instruction);
        AbstractInsnNode drop = after(load);
        boolean isLoad = load instanceof VarInsnNode && load.getOpcode() < Opcodes.ISTORE;
        boolean isDrop = drop != null && (drop.getOpcode() == Opcodes.POP || drop.getOpcode() == Opcodes.POP2);
        return load != null && drop != null && isLoad && isDrop ? List.of(load, drop) : List.of();
    }

    /** Where an instruction may jump to. */
    static List<LabelNode> targets(AbstractInsnNode instruction) {
        if (instruction instanceof JumpInsnNode jump) {
            return List.of(jump.label);
        } else if (instruction instanceof TableSwitchInsnNode table) {
            return with(table.labels, table.dflt);
        } else if (instruction instanceof LookupSwitchInsnNode lookup) {
            return with(lookup.labels, lookup.dflt);
        }
        return List.of();
    }

    private static List<LabelNode> with(List<LabelNode> labels, LabelNode otherwise) {
        List<LabelNode> all = new ArrayList<>(labels);
        all.add(otherwise);
        return all;
    }
}
