package dev.hotreload.weave;

import dev.hotreload.classfile.CapturedVariables;
import dev.hotreload.classfile.FieldInitialisers.Initialiser;
import dev.hotreload.classfile.MethodKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes a method of its own of a field's declared initialiser, so that it can be evaluated for objects that exist
 * already, and for that field alone.
 *
 * <pre>{@code
 * T hotreload$init$field$3() { return <the initialiser>; }
 * }</pre>
 */
final class InitialiserMethod {
    private InitialiserMethod() {}

    static MethodNode write(Initialiser initialiser, MethodKey key) {
        boolean isStatic = initialiser.store().getOpcode() == Opcodes.PUTSTATIC;
        MethodNode from = initialiser.method();
        MethodNode method = new MethodNode(
                Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC | (isStatic ? Opcodes.ACC_STATIC : Opcodes.ACC_FINAL),
                key.name(),
                key.descriptor(),
                null,
                null);
        List<AbstractInsnNode> code = withLabelsBefore(initialiser);
        Map<LabelNode, LabelNode> labels = new HashMap<>();
        for (AbstractInsnNode instruction : code) {
            if (instruction instanceof LabelNode label) {
                labels.put(label, new LabelNode());
            }
        }
        Map<Integer, FieldInsnNode> captured = CapturedVariables.of(from);
        Set<Integer> own = variables(code, isStatic);
        for (AbstractInsnNode instruction : code) {
            AbstractInsnNode copy = instruction == initialiser.store()
                    ? new InsnNode(Type.getType(initialiser.store().desc).getOpcode(Opcodes.IRETURN))
                    : instruction.clone(labels);
            if (copy instanceof FrameNode frame) {
                forget(frame, own::contains);
            }
            FieldInsnNode capture = copy instanceof VarInsnNode local ? captured.get(local.var) : null;
            if (capture == null) {
                method.instructions.add(copy);
            } else {
                method.instructions.add(new VarInsnNode(Opcodes.ALOAD, 0));
                method.instructions.add(new FieldInsnNode(Opcodes.GETFIELD, capture.owner, capture.name, capture.desc));
            }
        }
        for (TryCatchBlockNode block : from.tryCatchBlocks) {
            if (labels.containsKey(block.start) && labels.containsKey(block.end) && labels.containsKey(block.handler)) {
                method.tryCatchBlocks.add(new TryCatchBlockNode(
                        labels.get(block.start), labels.get(block.end), labels.get(block.handler), block.type));
            }
        }
        method.maxLocals = from.maxLocals;
        return method;
    }

    /** The labels and line number right before the first instruction belong to it. */
    private static List<AbstractInsnNode> withLabelsBefore(Initialiser initialiser) {
        List<AbstractInsnNode> all = new ArrayList<>(initialiser.instructions());
        for (AbstractInsnNode at = initialiser.first().getPrevious();
                at != null && at.getOpcode() < 0 && !(at instanceof FrameNode);
                at = at.getPrevious()) {
            all.add(0, at);
        }
        return all;
    }

    /** The local variables that the method has: its object, and those that the initialiser itself sets. */
    private static Set<Integer> variables(List<AbstractInsnNode> code, boolean isStatic) {
        Set<Integer> variables = new HashSet<>();
        if (!isStatic) {
            variables.add(0);
        }
        for (AbstractInsnNode instruction : code) {
            if (instruction instanceof VarInsnNode local && local.getOpcode() >= Opcodes.ISTORE) {
                variables.add(local.var);
            }
        }
        return variables;
    }

    /** The constructor's parameters are not the method's. */
    static void forgetParameters(FrameNode frame, int parameterSize) {
        forget(frame, local -> local == 0 || local >= parameterSize);
    }

    /**
     * Nothing is said of local variables that are not kept, such as those that a constructor sets before {@code
     * super(…)}.
     */
    private static void forget(FrameNode frame, IntPredicate isKept) {
        List<Object> locals = new ArrayList<>();
        int local = 0;
        for (Object type : frame.local) {
            boolean isWide = type == Opcodes.LONG || type == Opcodes.DOUBLE;
            if (isKept.test(local)) {
                locals.add(type);
            } else {
                locals.add(Opcodes.TOP);
                if (isWide) {
                    locals.add(Opcodes.TOP);
                }
            }
            local += isWide ? 2 : 1;
        }
        frame.local = locals;
    }
}
