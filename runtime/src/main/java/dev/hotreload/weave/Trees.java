package dev.hotreload.weave;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodNode;

/** Trees for weaving: with expanded frames, free to be changed. */
final class Trees {
    private Trees() {}

    static ClassNode expanded(byte[] classFile) {
        ClassNode tree = new ClassNode();
        new ClassReader(classFile).accept(tree, ClassReader.EXPAND_FRAMES);
        return tree;
    }

    /** A copy with instructions and labels of its own. */
    static MethodNode copy(MethodNode method) {
        MethodNode copy = new MethodNode(
                Opcodes.ASM9,
                method.access,
                method.name,
                method.desc,
                method.signature,
                method.exceptions.toArray(String[]::new));
        method.accept(copy);
        return copy;
    }

    /** Whether code that is put in front must end with an instruction, because the method starts with a frame. */
    static boolean startsWithFrame(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof FrameNode) {
                return true;
            }
            if (instruction.getOpcode() >= 0) {
                return false;
            }
        }
        return false;
    }
}
