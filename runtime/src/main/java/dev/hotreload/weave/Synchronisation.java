package dev.hotreload.weave;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes a method whose JVM counterpart is not {@code synchronized} behave as if it were (JVMS §2.11.10).
 *
 * <pre>{@code
 * synchronized (this or the class) { … the method as it was … }
 * }</pre>
 */
final class Synchronisation {
    private Synchronisation() {}

    static void wrap(MethodNode method, String owner) {
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            int opcode = instruction.getOpcode();
            if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                method.instructions.insertBefore(instruction, lock(owner, isStatic, Opcodes.MONITOREXIT));
            }
        }
        InsnList front = lock(owner, isStatic, Opcodes.MONITORENTER);
        front.add(start);
        method.instructions.insert(front);
        method.instructions.add(end);
        List<Object> locals = isStatic ? List.of() : List.of(owner);
        method.instructions.add(
                new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), 1, new Object[] {"java/lang/Throwable"}));
        method.instructions.add(lock(owner, isStatic, Opcodes.MONITOREXIT));
        method.instructions.add(new InsnNode(Opcodes.ATHROW));
        // Last, so that the method's own handlers come first.
        method.tryCatchBlocks = new ArrayList<>(method.tryCatchBlocks);
        method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, end, null));
    }

    private static InsnList lock(String owner, boolean isStatic, int opcode) {
        InsnList list = new InsnList();
        list.add(isStatic ? new LdcInsnNode(Type.getObjectType(owner)) : new VarInsnNode(Opcodes.ALOAD, 0));
        list.add(new InsnNode(opcode));
        return list;
    }
}
