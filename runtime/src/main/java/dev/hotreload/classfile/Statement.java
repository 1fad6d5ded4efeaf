package dev.hotreload.classfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** Finds where the statement begins that ends with a given store, if it can stand by itself. */
final class Statement {
    private final InsnList code;
    private final Frame<BasicValue>[] frames;
    private final boolean isStatic;

    Statement(InsnList code, Frame<BasicValue>[] frames, boolean isStatic) {
        this.code = code;
        this.frames = frames;
        this.isStatic = isStatic;
    }

    /**
     * The index of the first instruction of the statement whose last is {@code store}, or -1 if there is none: another
     * statement jumps over it, or it uses a local variable of another.
     *
     * @param earliest the index of the first instruction that it may begin with
     */
    int startOf(int store, int earliest) {
        int start = begin(store, earliest);
        int evaluated = start < 0 ? -1 : evaluatedBefore(start, store);
        if (evaluated >= earliest) {
            start = begin(evaluated, earliest);
        }
        return start >= 0 && standsAlone(start, store) ? start : -1;
    }

    private int begin(int last, int earliest) {
        int start = emptyAtOrBefore(last, earliest);
        boolean moved = true;
        while (start >= 0 && moved) {
            moved = false;
            for (int i = earliest; i < start; i++) {
                for (LabelNode target : targets(code.get(i))) {
                    int to = code.indexOf(target);
                    if (to > last) {
                        return -1;
                    } else if (to >= start) {
                        // A branch of a conditional expression: the statement begins before its condition.
                        start = emptyAtOrBefore(i, earliest);
                        moved = true;
                    }
                }
                if (moved) {
                    break;
                }
            }
        }
        return start;
    }

    /**
     * Where the value is put into a local variable that the statement assigns, or -1.
     *
     * <p>Until version 4, Groovy's compiler writes {@code v = value; field = v; v;} for an assignment, which is an expression.
     */
    private int evaluatedBefore(int start, int store) {
        AbstractInsnNode before = CodeSteps.before(code.get(start));
        boolean isAssignment = code.get(start) instanceof VarInsnNode load
                && before instanceof VarInsnNode evaluated
                && evaluated.getOpcode() == load.getOpcode() - Opcodes.ILOAD + Opcodes.ISTORE
                && evaluated.var == load.var
                && CodeSteps.droppedAfter(code.get(store)).stream()
                        .anyMatch(dropped -> dropped instanceof VarInsnNode again && again.var == load.var);
        return isAssignment && before != null ? code.indexOf(before) : -1;
    }

    private int emptyAtOrBefore(int index, int earliest) {
        for (int i = index; i >= earliest; i--) {
            if (code.get(i).getOpcode() >= 0 && frames[i] != null && frames[i].getStackSize() == 0) {
                return i;
            }
        }
        return -1;
    }

    private boolean standsAlone(int start, int store) {
        Set<Integer> own = new HashSet<>();
        if (!isStatic) {
            own.add(0);
        }
        for (int i = start; i < store; i++) {
            AbstractInsnNode instruction = code.get(i);
            if (instruction instanceof VarInsnNode var) {
                boolean isStore = var.getOpcode() >= Opcodes.ISTORE && var.getOpcode() <= Opcodes.ASTORE;
                if (isStore) {
                    own.add(var.var);
                } else if (!own.contains(var.var)) {
                    return false;
                }
            }
            for (LabelNode target : targets(instruction)) {
                int to = code.indexOf(target);
                if (to < start || to > store) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<LabelNode> targets(AbstractInsnNode instruction) {
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
