package dev.hotreload.plan;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldInitialisers;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Whether a constructor of a class that the JVM has as an interface can live in methods: it is run in two parts if
 * another constructor is to be run by the JVM in between.
 */
final class ConstructorParts {
    private ConstructorParts() {}

    /** What is in the way. */
    static Optional<String> obstacle(ClassFile type, MethodNode constructor, boolean hasClassAbove) {
        MethodInsnNode call = FieldInitialisers.ownConstruction(constructor);
        if (call == null) {
            return Optional.of("its constructor calls no other one");
        }
        return hasClassAbove ? between(type, constructor, call) : Optional.empty();
    }

    /** The first part gives the second nothing but arguments. */
    private static Optional<String> between(ClassFile type, MethodNode constructor, MethodInsnNode call) {
        Set<Integer> written = new HashSet<>();
        boolean isBefore = true;
        for (AbstractInsnNode instruction : constructor.instructions) {
            if (instruction == call) {
                isBefore = false;
            } else if (isBefore && isAssignment(instruction, type)) {
                return Optional.of("its constructor sets a field before super(…)");
            } else if (isBefore && instruction instanceof IincInsnNode increment) {
                written.add(increment.var);
            } else if (instruction instanceof VarInsnNode variable) {
                boolean isWrite = variable.getOpcode() >= Opcodes.ISTORE;
                if (isBefore && isWrite) {
                    written.add(variable.var);
                } else if (!isBefore && isWrite) {
                    written.remove(variable.var);
                } else if (!isBefore && written.contains(variable.var)) {
                    return Optional.of("its constructor sets a variable before super(…) and uses it afterwards");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isAssignment(AbstractInsnNode instruction, ClassFile type) {
        return instruction instanceof FieldInsnNode field
                && field.getOpcode() == Opcodes.PUTFIELD
                && field.owner.equals(type.internalName());
    }
}
