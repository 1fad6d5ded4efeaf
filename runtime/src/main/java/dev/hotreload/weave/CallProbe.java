package dev.hotreload.weave;

import dev.hotreload.boot.CallSiteKind;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Has a changed method report its first call.
 *
 * <p>The probe is a call site that does nothing: the JVM links it when the method is first called (JVMS §5.4.3.6), and
 * that is the report. It adds no frame to stack traces, and the JIT leaves nothing of it. It belongs to the line of the
 * method's first instruction, so debuggers see no other lines.
 */
public final class CallProbe {
    private static final int SIZE = 5;

    /** What a method's code may have (JVMS §4.7.3), less what weaving may still add. */
    private static final int LARGEST = 60_000;

    private CallProbe() {}

    /** Whether a method of a class file of this version has room for a probe. */
    public static boolean fits(MethodNode method, int version) {
        CodeSizeEvaluator size = new CodeSizeEvaluator(null);
        method.accept(size);
        return method.instructions.size() > 0
                && size.getMaxSize() + SIZE < LARGEST
                && (version & 0xFFFF) >= Opcodes.V1_7;
    }

    /** Puts the probe in front of the first instruction. */
    static void insert(MethodNode method, int generation) {
        Set<Object> labels = new HashSet<>();
        AbstractInsnNode first = method.instructions.getFirst();
        while (first != null && first.getOpcode() < 0) {
            labels.add(first);
            first = first.getNext();
        }
        if (first != null) {
            method.instructions.insertBefore(
                    first, CallSites.site("called", "()V", CallSiteKind.CALLED, method.name, method.desc, generation));
            if (first.getOpcode() == Opcodes.NEW) {
                LabelNode moved = new LabelNode();
                method.instructions.insertBefore(first, moved);
                moveUninitialised(method, labels, moved);
            }
        }
    }

    /** Frames know an object that no constructor has seen by the place of its {@code new} (JVMS §4.7.4). */
    private static void moveUninitialised(MethodNode method, Set<Object> labels, LabelNode moved) {
        UnaryOperator<Object> move = type -> labels.contains(type) ? moved : type;
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof FrameNode frame) {
                frame.local = frame.local == null
                        ? null
                        : frame.local.stream().map(move).toList();
                frame.stack = frame.stack == null
                        ? null
                        : frame.stack.stream().map(move).toList();
            }
        }
    }
}
