package dev.hotreload.weave;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;

/** Notes of which type the objects are that a method reads from arrays: the instructions do not say. */
final class ElementTypes extends BasicInterpreter {
    private static final Type NULL = Type.getObjectType("null");

    private final Map<AbstractInsnNode, Type> read = new HashMap<>();

    ElementTypes() {
        super(Opcodes.ASM9);
    }

    /** Each instruction that reads an object. */
    Map<AbstractInsnNode, Type> read() {
        return read;
    }

    @Override
    public @Nullable BasicValue newValue(@Nullable Type type) {
        return type != null && isReference(type) ? new BasicValue(type) : super.newValue(type);
    }

    private static boolean isReference(Type type) {
        return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
    }

    @Override
    public BasicValue binaryOperation(AbstractInsnNode instruction, BasicValue one, BasicValue other)
            throws AnalyzerException {
        Type array = one.getType();
        if (instruction.getOpcode() != Opcodes.AALOAD || array == null || array.getSort() != Type.ARRAY) {
            return super.binaryOperation(instruction, one, other);
        }
        Type element = Type.getType(array.getDescriptor().substring(1));
        read.put(instruction, element);
        return new BasicValue(element);
    }

    @Override
    public BasicValue merge(BasicValue one, BasicValue other) {
        if (one.isReference() && other.isReference() && !one.equals(other)) {
            return NULL.equals(one.getType()) ? other : NULL.equals(other.getType()) ? one : BasicValue.REFERENCE_VALUE;
        }
        return super.merge(one, other);
    }
}
