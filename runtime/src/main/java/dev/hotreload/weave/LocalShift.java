package dev.hotreload.weave;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LocalVariableAnnotationNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes room for one local variable of a reference type among those of a method, whose frames are expanded.
 *
 * <p>All variables from the given index on move up by one; every frame that reaches so far gets the new one's type.
 */
final class LocalShift {
    private LocalShift() {}

    static void insert(MethodNode method, int index, String internalType) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof VarInsnNode var && var.var >= index) {
                var.var++;
            } else if (instruction instanceof IincInsnNode increment && increment.var >= index) {
                increment.var++;
            } else if (instruction instanceof FrameNode frame) {
                frame.local = inserted(frame.local, index, internalType);
            }
        }
        if (method.localVariables != null) {
            for (LocalVariableNode variable : method.localVariables) {
                variable.index += variable.index >= index ? 1 : 0;
            }
        }
        shift(method.visibleLocalVariableAnnotations, index);
        shift(method.invisibleLocalVariableAnnotations, index);
        method.maxLocals++;
    }

    private static void shift(List<LocalVariableAnnotationNode> annotations, int index) {
        if (annotations != null) {
            for (LocalVariableAnnotationNode annotation : annotations) {
                annotation.index.replaceAll(local -> local >= index ? local + 1 : local);
            }
        }
    }

    /** A frame lists a long or double once, though it takes two variables. */
    private static List<Object> inserted(List<Object> locals, int index, String internalType) {
        List<Object> shifted = new ArrayList<>();
        int local = 0;
        for (Object type : locals) {
            if (local == index) {
                shifted.add(internalType);
                local++;
            }
            shifted.add(type);
            local += type == Opcodes.LONG || type == Opcodes.DOUBLE ? 2 : 1;
        }
        if (local == index) {
            shifted.add(internalType);
        }
        return shifted;
    }
}
