package dev.hotreload.weave;

import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.message.RefusalTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Finds out whether the body of a constant can be moved into its enum. */
final class BodyMovability {
    private BodyMovability() {}

    /** Why not; empty if it can. */
    static Optional<String> obstacle(ClassNode body) {
        for (MethodNode method : body.methods) {
            if (method.name.equals("<init>") && !passesArgumentsOn(body, method)) {
                return Optional.of(RefusalTexts.bodyHasArgumentsInSteps());
            }
            if (method.name.equals("<clinit>") && returns(method) != 1) {
                return Optional.of(RefusalTexts.bodyReturnsInInitialiser());
            }
        }
        return body.interfaces.isEmpty()
                ? Optional.empty()
                : Optional.of(RefusalTexts.bodyImplements(body.interfaces.get(0).replace('/', '.')));
    }

    /**
     * Whether a constructor's {@code super(…)} call gets the constructor's own parameters first, and then no others.
     */
    private static boolean passesArgumentsOn(ClassNode body, MethodNode constructor) {
        MethodInsnNode superCall = FieldInitialisers.superCall(body.name, constructor);
        if (superCall == null || !superCall.desc.startsWith(parameters(constructor.desc))) {
            return false;
        }
        int next = 0;
        int size = Type.getArgumentsAndReturnSizes(constructor.desc) >> 2;
        for (AbstractInsnNode at : constructor.instructions) {
            if (at == superCall) {
                return next == size;
            }
            boolean isLoad = at.getOpcode() >= Opcodes.ILOAD && at.getOpcode() <= Opcodes.ALOAD;
            if (isLoad && at instanceof VarInsnNode load && load.var == next) {
                next += at.getOpcode() == Opcodes.LLOAD || at.getOpcode() == Opcodes.DLOAD ? 2 : 1;
            } else if (at.getOpcode() >= 0 && (next != size || !isMovable(at))) {
                return false;
            }
        }
        return false;
    }

    private static String parameters(String descriptor) {
        return descriptor.substring(0, descriptor.indexOf(')'));
    }

    /**
     * What the {@code super(…)} call gets behind the constructor's parameters: Kotlin's compiler has the arguments of
     * the source there, and one more.
     */
    static List<AbstractInsnNode> moreArguments(ClassNode body, MethodNode constructor) {
        List<AbstractInsnNode> more = new ArrayList<>();
        MethodInsnNode superCall = FieldInitialisers.superCall(body.name, constructor);
        AbstractInsnNode at = superCall == null ? null : superCall.getPrevious();
        for (; at != null && !(at instanceof VarInsnNode); at = at.getPrevious()) {
            if (isMovable(at)) {
                more.add(0, at);
            }
        }
        return more;
    }

    /**
     * Whether an instruction means the same in another method: it has no local variable, and goes on with the next one.
     */
    private static boolean isMovable(AbstractInsnNode instruction) {
        boolean isPlain = !(instruction instanceof VarInsnNode || instruction instanceof IincInsnNode);
        boolean isJump = instruction instanceof JumpInsnNode
                || instruction instanceof TableSwitchInsnNode
                || instruction instanceof LookupSwitchInsnNode;
        return instruction.getOpcode() >= 0 && isPlain && !isJump;
    }

    private static int returns(MethodNode method) {
        int count = 0;
        for (AbstractInsnNode instruction : method.instructions) {
            count += instruction.getOpcode() == Opcodes.RETURN ? 1 : 0;
        }
        return count;
    }
}
