package dev.hotreload.weave;

import dev.hotreload.model.ResolvedMethod;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds out whether the bodies of constants can be moved into their enum. */
final class BodyMovability {
    private final EnumWithBodies merged;

    BodyMovability(EnumWithBodies merged) {
        this.merged = merged;
    }

    /** Whether all can. */
    boolean isGiven() {
        return merged.bodies.values().stream().allMatch(BodyMovability::isMovable) && canFallBack();
    }

    private static boolean isMovable(ClassNode body) {
        boolean hasOwnClasses = body.innerClasses.stream().anyMatch(inner -> inner.name.startsWith(body.name + '$'));
        return body.fields.isEmpty()
                && !hasOwnClasses
                && body.methods.stream().allMatch(method -> isMovable(method, body.superName));
    }

    /** A constructor that only passes its arguments on can be left out. */
    private static boolean isMovable(MethodNode method, String enumName) {
        if (method.name.equals("<clinit>")) {
            return false;
        }
        if (!method.name.equals("<init>")) {
            return true;
        }
        for (AbstractInsnNode instruction : method.instructions) {
            boolean isSuperCall = instruction instanceof MethodInsnNode call
                    && call.owner.equals(enumName)
                    && call.desc.equals(method.desc);
            boolean isLoad = instruction.getOpcode() >= Opcodes.ILOAD && instruction.getOpcode() <= Opcodes.ALOAD;
            if (instruction.getOpcode() >= 0 && !isSuperCall && !isLoad && instruction.getOpcode() != Opcodes.RETURN) {
                return false;
            }
        }
        return true;
    }

    /** Whether the enum itself can call all that the bodies override, for the other constants. */
    private boolean canFallBack() {
        return merged.overridden.stream()
                .allMatch(key -> merged.own.containsKey(key) || isCallable(merged.inherited(key)));
    }

    private boolean isCallable(@Nullable ResolvedMethod inherited) {
        return inherited != null
                && (inherited.isAbstract()
                        || !inherited.declaring().isInterface()
                        || merged.type.interfaces.contains(inherited.owner()));
    }
}
