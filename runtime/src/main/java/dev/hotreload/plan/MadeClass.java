package dev.hotreload.plan;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Tells of which class an instruction makes an object: {@code new A()} and {@code A::new}. */
final class MadeClass {
    private MadeClass() {}

    /** The class's internal name, or null. */
    static @Nullable String by(AbstractInsnNode instruction) {
        if (instruction.getOpcode() == Opcodes.NEW && instruction instanceof TypeInsnNode made) {
            return made.desc;
        }
        if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            for (Object argument : dynamic.bsmArgs) {
                if (argument instanceof Handle handle && handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
                    return handle.getOwner();
                }
            }
        }
        return null;
    }
}
