package dev.hotreload.classfile;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The parameters by which a constructor gets what its class captures: the outer object, local variables.
 *
 * <p>A compiler keeps them in synthetic fields, {@code this$0} and {@code val$name}. Some (ECJ) let initialisers of
 * fields read the parameter and not the field.
 */
public final class CapturedVariables {
    private CapturedVariables() {}

    /** The instructions that put them into their fields, by the parameter's local variable. */
    public static Map<Integer, FieldInsnNode> of(MethodNode constructor) {
        Map<Integer, FieldInsnNode> captured = new HashMap<>();
        if (!constructor.name.equals("<init>")) {
            return captured;
        }
        for (AbstractInsnNode instruction : constructor.instructions) {
            if (instruction instanceof FieldInsnNode field && isCapture(field)) {
                AbstractInsnNode value = CodeSteps.before(field);
                AbstractInsnNode object = value == null ? null : CodeSteps.before(value);
                if (value instanceof VarInsnNode parameter
                        && object instanceof VarInsnNode self
                        && self.getOpcode() == Opcodes.ALOAD
                        && self.var == 0) {
                    captured.put(parameter.var, field);
                }
            }
        }
        return captured;
    }

    private static boolean isCapture(FieldInsnNode field) {
        return field.getOpcode() == Opcodes.PUTFIELD
                && (field.name.startsWith("this$") || field.name.startsWith("val$"));
    }
}
