package dev.hotreload.weave;

import dev.hotreload.boot.CallSiteKind;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Has {@code instanceof} of a type that loaded classes got while the program ran asked of a call site, which knows the
 * answer by the object's class sooner than the JVM does, and leaves out the cast behind it.
 */
final class LaterSupertypes {
    private final ClassModel model;
    private @Nullable Set<String> interfaces;

    LaterSupertypes(ClassModel model) {
        this.model = model;
    }

    /** Rewrites a method; returns whether anything changed. */
    boolean weave(MethodNode method) {
        boolean changed = false;
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction.getOpcode() == Opcodes.INSTANCEOF && isLater(((TypeInsnNode) instruction).desc)) {
                TypeInsnNode check = (TypeInsnNode) instruction;
                AbstractInsnNode cast = castBehind(check);
                if (cast != null) {
                    method.instructions.remove(cast);
                }
                method.instructions.set(
                        check,
                        CallSites.site(
                                "isInstance",
                                "(Ljava/lang/Object;)Z",
                                CallSiteKind.INSTANCE_OF,
                                Type.getObjectType(check.desc)));
                changed = true;
            }
        }
        return changed;
    }

    /**
     * The cast of the same local variable to the same type that compilers write behind a check; it cannot fail. The
     * verifier takes any object where an interface is expected (JVMS §4.10.1.2).
     */
    private static @Nullable AbstractInsnNode castBehind(TypeInsnNode check) {
        AbstractInsnNode jump = following(check);
        AbstractInsnNode load = jump == null || jump.getOpcode() != Opcodes.IFEQ ? null : following(jump);
        AbstractInsnNode cast = load == null ? null : following(load);
        boolean isOfSame = check.getPrevious() instanceof VarInsnNode checked
                && checked.getOpcode() == Opcodes.ALOAD
                && load instanceof VarInsnNode loaded
                && loaded.getOpcode() == Opcodes.ALOAD
                && loaded.var == checked.var
                && cast != null
                && cast.getOpcode() == Opcodes.CHECKCAST
                && ((TypeInsnNode) cast).desc.equals(check.desc);
        return isOfSame ? cast : null;
    }

    /** Null where another instruction may jump to: there is a frame. */
    private static @Nullable AbstractInsnNode following(AbstractInsnNode instruction) {
        AbstractInsnNode next = instruction.getNext();
        while (next instanceof LabelNode || next instanceof LineNumberNode) {
            next = next.getNext();
        }
        return next instanceof FrameNode ? null : next;
    }

    private boolean isLater(String internalName) {
        Set<String> known = interfaces;
        if (known == null) {
            known = new HashSet<>();
            for (ClassState state : model.states()) {
                List<String> first = state.first().interfaces();
                for (String now : state.current().interfaces()) {
                    if (!first.contains(now)) {
                        known.add(now);
                    }
                }
            }
            interfaces = known;
        }
        return model.isFace(internalName) || known.contains(internalName);
    }
}
