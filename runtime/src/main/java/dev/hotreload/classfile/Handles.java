package dev.hotreload.classfile;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** What the method handles of a constant pool (JVMS §4.4.8) do. */
public final class Handles {
    private Handles() {}

    /** Whether a call site makes a lambda, or an object of a method reference. */
    public static boolean makesLambda(InvokeDynamicInsnNode site) {
        return site.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory");
    }

    /** The instruction that a method's handle stands for. */
    public static int opcode(Handle handle) {
        return switch (handle.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
            case Opcodes.H_INVOKESPECIAL, Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            default -> Opcodes.INVOKEVIRTUAL;
        };
    }
}
