package dev.hotreload.classfile;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * The statements of a method, one behind the other: stretches of code that start and end with an empty operand stack,
 * and that no jump and no exception handler crosses. What is inside of a condition, a loop or a {@code try} is part of
 * the statement around it.
 *
 * <p>All instructions are told by their index in the method's list. The work is linear in the size of the method.
 */
final class Statements {
    private final AbstractInsnNode[] code;
    private final int earliest;
    private final Set<Integer> known;
    private final BitSet starts = new BitSet();
    private final Map<Integer, Integer> lastReads = new HashMap<>();

    /**
     * The statements of {@code method}, which is {@code owner}'s, from the instruction behind {@code after} on.
     *
     * @param after null for all
     * @param known the local variables that have their value before: {@code this}, captured variables
     */
    Statements(String owner, MethodNode method, @Nullable AbstractInsnNode after, Set<Integer> known) {
        this.code = method.instructions.toArray();
        this.earliest = after == null ? 0 : method.instructions.indexOf(after) + 1;
        this.known = known;
        Frame<BasicValue>[] frames = frames(owner, method);
        for (int i = 0; i < code.length; i++) {
            if (!isStore(code[i]) && variable(code[i]) >= 0) {
                lastReads.put(variable(code[i]), i);
            }
        }
        int[] crossed = crossed(method);
        for (int i = earliest; i < frames.length; i++) {
            boolean isEmpty = frames[i] != null && frames[i].getStackSize() == 0;
            if (code[i].getOpcode() >= 0 && isEmpty && crossed[i] == 0) {
                starts.set(i);
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of a generic type cannot be made otherwise
    private static Frame<BasicValue>[] frames(String owner, MethodNode method) {
        try {
            return new Analyzer<>(new BasicInterpreter()).analyze(owner, method);
        } catch (AnalyzerException e) {
            // Code that even the JVM's verifier would refuse; the redefinition says so.
            return new Frame[0];
        }
    }

    /** How many jumps and handlers forbid that a statement starts with an instruction. */
    private int[] crossed(MethodNode method) {
        int[] changes = new int[code.length + 2];
        for (int i = 0; i < code.length; i++) {
            for (LabelNode target : CodeSteps.targets(code[i])) {
                int landing = landing(method, target);
                forbid(changes, Math.min(i, landing) + 1, landing > i ? landing - 1 : i);
            }
        }
        for (TryCatchBlockNode block : isGenerated(method) ? List.<TryCatchBlockNode>of() : method.tryCatchBlocks) {
            int start = landing(method, block.start);
            int handler = landing(method, block.handler);
            forbid(changes, Math.min(start, handler) + 1, Math.max(start, handler));
        }
        for (int i = 1; i < changes.length; i++) {
            changes[i] += changes[i - 1];
        }
        return changes;
    }

    /**
     * Whether an annotation processor wrote this static initialiser as byte code: it has no lines. Micronaut's
     * definitions of beans assign their fields within a {@code try} that nobody wrote as a block, and each on its own.
     */
    private static boolean isGenerated(MethodNode method) {
        return method.name.equals("<clinit>")
                && Arrays.stream(method.instructions.toArray()).noneMatch(LineNumberNode.class::isInstance);
    }

    private static void forbid(int[] changes, int from, int to) {
        if (from <= to) {
            changes[from]++;
            changes[to + 1]--;
        }
    }

    /** The index of the first instruction behind a label. */
    private int landing(MethodNode method, LabelNode label) {
        int at = method.instructions.indexOf(label);
        while (at < code.length - 1 && code[at].getOpcode() < 0) {
            at++;
        }
        return at;
    }

    /** The index of the first statement, or -1. */
    int first() {
        return starts.nextSetBit(earliest);
    }

    /** The index of the statement behind the one that starts at {@code start}, or the end of the code. */
    int next(int start) {
        int next = starts.nextSetBit(start + 1);
        return next < 0 ? code.length : next;
    }

    /** The index of the statement that instruction {@code index} is part of, or -1. */
    int around(int index) {
        return starts.previousSetBit(index);
    }

    /** The instructions of the statement that starts at {@code start}. */
    List<AbstractInsnNode> instructions(int start) {
        return Arrays.asList(code).subList(start, next(start));
    }

    /**
     * Where the assignment begins whose last instruction is {@code store}; -1 if it cannot stand by itself: it is part
     * of another statement, or uses a local variable that others use, too.
     */
    int startOf(int store) {
        int start = around(store);
        if (start < 0 || next(start) != indexAfter(store) || leaves(start, store)) {
            return -1;
        }
        int own = start;
        while (usesOthers(start, store)) {
            // A compiler's own variable, as those of switch expressions: it gets its value in statements right before.
            int before = start <= earliest ? -1 : around(start - 1);
            if (before < 0 || !onlySetsVariables(before, start)) {
                return -1;
            }
            start = before;
        }
        return start < own && isUsedBehind(start, own, store) ? -1 : start;
    }

    private int indexAfter(int index) {
        int next = index + 1;
        while (next < code.length && code[next].getOpcode() < 0) {
            next++;
        }
        return next;
    }

    /** Whether a jump leads out of the statement: it is an {@code if} with the assignment at its end. */
    private boolean leaves(int start, int store) {
        for (int i = start; i < store; i++) {
            for (LabelNode target : CodeSteps.targets(code[i])) {
                AbstractInsnNode landing = target;
                while (landing != null && landing.getOpcode() < 0) {
                    landing = landing.getNext();
                }
                if (landing == null || landing == code[Math.min(indexAfter(store), code.length - 1)]) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean usesOthers(int start, int store) {
        BitSet own = new BitSet();
        known.forEach(own::set);
        for (int i = start; i < store; i++) {
            if (isStore(code[i])) {
                own.set(variable(code[i]));
            } else if (variable(code[i]) >= 0 && !own.get(variable(code[i]))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a statement sets local variables and no field. */
    boolean onlySetsVariables(int start) {
        return onlySetsVariables(start, next(start));
    }

    private boolean onlySetsVariables(int start, int end) {
        boolean sets = false;
        for (int i = start; i < end; i++) {
            if (code[i] instanceof FieldInsnNode field
                    && (field.getOpcode() == Opcodes.PUTFIELD || field.getOpcode() == Opcodes.PUTSTATIC)) {
                return false;
            }
            sets |= isStore(code[i]);
        }
        return sets;
    }

    /** Whether code behind the store reads a variable that is set between {@code start} and {@code own}. */
    private boolean isUsedBehind(int start, int own, int store) {
        BitSet set = new BitSet();
        for (int i = start; i < own; i++) {
            if (isStore(code[i]) && lastReads.getOrDefault(variable(code[i]), 0) > store) {
                set.set(variable(code[i]));
            }
        }
        List<AbstractInsnNode> dropped = CodeSteps.droppedAfter(code[store]);
        for (int i = store + 1; i < code.length && !set.isEmpty(); i++) {
            if (isStore(code[i])) {
                set.clear(variable(code[i]));
            } else if (variable(code[i]) >= 0 && set.get(variable(code[i])) && !dropped.contains(code[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStore(AbstractInsnNode instruction) {
        return instruction instanceof VarInsnNode
                && instruction.getOpcode() >= Opcodes.ISTORE
                && instruction.getOpcode() <= Opcodes.ASTORE;
    }

    private static int variable(AbstractInsnNode instruction) {
        if (instruction instanceof VarInsnNode local) {
            return local.var;
        }
        return instruction instanceof IincInsnNode increment ? increment.var : -1;
    }
}
