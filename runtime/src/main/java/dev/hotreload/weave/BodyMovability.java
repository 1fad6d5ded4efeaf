package dev.hotreload.weave;

import dev.hotreload.classfile.FieldInitialisers;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds out whether the body of a constant can be moved into its enum. */
final class BodyMovability {
    private BodyMovability() {}

    /** Why not; empty if it can. */
    static Optional<String> obstacle(ClassNode body) {
        for (MethodNode method : body.methods) {
            if (method.name.equals("<init>") && !passesArgumentsOn(body, method)) {
                return Optional.of("whose constructor passes other arguments on than it gets");
            }
            if (method.name.equals("<clinit>") && returns(method) != 1) {
                return Optional.of("whose static initialiser returns in its middle");
            }
        }
        return body.interfaces.isEmpty()
                ? Optional.empty()
                : Optional.of("that implements " + body.interfaces.get(0).replace('/', '.'));
    }

    /** Whether a constructor's {@code super(…)} call gets the constructor's own parameters, and nothing else. */
    private static boolean passesArgumentsOn(ClassNode body, MethodNode constructor) {
        MethodInsnNode superCall = FieldInitialisers.superCall(body.name, constructor);
        if (superCall == null || !superCall.desc.equals(constructor.desc)) {
            return false;
        }
        for (AbstractInsnNode at = superCall.getPrevious(); at != null; at = at.getPrevious()) {
            boolean isLoad = at.getOpcode() >= Opcodes.ILOAD && at.getOpcode() <= Opcodes.ALOAD;
            if (at.getOpcode() >= 0 && !isLoad) {
                return false;
            }
        }
        return true;
    }

    private static int returns(MethodNode method) {
        int count = 0;
        for (AbstractInsnNode instruction : method.instructions) {
            count += instruction.getOpcode() == Opcodes.RETURN ? 1 : 0;
        }
        return count;
    }
}
