package dev.hotreload.generated;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;

/** Instructions that push an int. */
final class IntConstants {
    private IntConstants() {}

    static boolean isPush(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        return (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5)
                || opcode == Opcodes.BIPUSH
                || opcode == Opcodes.SIPUSH
                || (instruction instanceof LdcInsnNode constant && constant.cst instanceof Integer);
    }

    /**
     * What an instruction pushes.
     *
     * @throws IllegalArgumentException if it is no such instruction
     */
    static int valueOf(AbstractInsnNode instruction) {
        if (!isPush(instruction)) {
            throw new IllegalArgumentException("opcode " + instruction.getOpcode() + " pushes no int");
        }
        if (instruction instanceof IntInsnNode number) {
            return number.operand;
        }
        return instruction instanceof LdcInsnNode constant
                ? (Integer) constant.cst
                : instruction.getOpcode() - Opcodes.ICONST_0;
    }

    static AbstractInsnNode push(int value) {
        if (value >= -1 && value <= 5) {
            return new InsnNode(Opcodes.ICONST_0 + value);
        }
        return value == (short) value ? new IntInsnNode(Opcodes.SIPUSH, value) : new LdcInsnNode(value);
    }
}
