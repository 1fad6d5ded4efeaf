package dev.hotreload.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Finds in the code of a weaver which calls it writes, as far as they are constants. */
public final class EmittedCalls {
    private static final Set<String> INSTRUCTIONS =
            Set.of("org/objectweb/asm/tree/MethodInsnNode", "org/objectweb/asm/Handle");

    private EmittedCalls() {}

    /**
     * A call that a weaver writes; null is what is no constant.
     *
     * @param emitter internal name of the class that writes it
     * @param opcode of the instruction, or the kind of the handle
     */
    public record Call(
            String emitter,
            int opcode,
            @Nullable String owner,
            @Nullable String name,
            @Nullable String descriptor) {}

    /** All calls that a class writes. */
    public static List<Call> of(ClassNode type) throws AnalyzerException {
        List<Call> calls = new ArrayList<>();
        for (MethodNode method : type.methods) {
            if (method.instructions.size() == 0) {
                continue;
            }
            Frame<SourceValue>[] frames = new Analyzer<>(new SourceInterpreter()).analyze(type.name, method);
            for (int i = 0; i < frames.length; i++) {
                if (method.instructions.get(i) instanceof MethodInsnNode call
                        && isEmission(call)
                        && frames[i] != null) {
                    calls.add(call(type.name, call, frames[i]));
                }
            }
        }
        return calls;
    }

    private static boolean isEmission(MethodInsnNode call) {
        boolean isMade = call.name.equals("<init>") && INSTRUCTIONS.contains(call.owner);
        return (isMade || call.name.equals("visitMethodInsn")) && call.desc.startsWith("(ILjava/lang/String;");
    }

    private static Call call(String emitter, MethodInsnNode call, Frame<SourceValue> frame) {
        int first = frame.getStackSize() - Type.getArgumentTypes(call.desc).length;
        Object opcode = constant(frame.getStack(first));
        return new Call(
                emitter,
                opcode instanceof Integer number ? number : -1,
                (String) constant(frame.getStack(first + 1)),
                (String) constant(frame.getStack(first + 2)),
                (String) constant(frame.getStack(first + 3)));
    }

    private static @Nullable Object constant(SourceValue value) {
        if (value.insns.size() != 1) {
            return null;
        }
        AbstractInsnNode source = value.insns.iterator().next();
        if (source instanceof LdcInsnNode constant) {
            return constant.cst;
        } else if (source instanceof IntInsnNode number) {
            return number.operand;
        } else if (source instanceof InsnNode
                && source.getOpcode() >= Opcodes.ICONST_M1
                && source.getOpcode() <= Opcodes.ICONST_5) {
            return source.getOpcode() - Opcodes.ICONST_0;
        }
        return null;
    }
}
