package dev.hotreload.weave;

import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.PreparedNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes methods of what the constructor of a constant's body does behind {@code super(…)}: field initialisers and
 * initialiser blocks.
 *
 * <pre>{@code
 * Op new$hotreload$PLUS() { calls$hotreload$PLUS = 7; {…} return this; }   // of a constant that is being made
 * void new$hotreload$PLUS() { calls$hotreload$PLUS; {…} }                  // of one that lives and gets the body
 * }</pre>
 *
 * <p>A live constant's fields are added ones, which evaluate their initialisers when they are first read, whoever
 * reads. So the second method only reads them, in their order.
 */
final class BodyStart {
    private BodyStart() {}

    /** Whether there is anything in the constructor for these methods. */
    static boolean isNeeded(MethodNode stripped) {
        for (AbstractInsnNode instruction : stripped.instructions) {
            if (instruction.getOpcode() >= 0 && instruction.getOpcode() != Opcodes.RETURN) {
                return true;
            }
        }
        return false;
    }

    /** The code behind {@code super(…)} of a body's only constructor; it is still a method of the body. */
    static MethodNode stripped(String bodyName, MethodNode constructor, String constant) {
        MethodNode method = Trees.copy(constructor);
        method.access = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
        method.name = PreparedNames.startOfConstant(constant);
        method.desc = "()V";
        method.signature = null;
        method.parameters = null;
        method.visibleParameterAnnotations = null;
        method.invisibleParameterAnnotations = null;
        int parameters = Type.getArgumentsAndReturnSizes(constructor.desc) >> 2;
        AbstractInsnNode superCall = FieldInitialisers.superCall(bodyName, method);
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (!(instruction instanceof LabelNode)) {
                method.instructions.remove(instruction);
            }
            if (instruction == superCall) {
                break;
            }
        }
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof FrameNode frame) {
                InitialiserMethod.forgetParameters(frame, parameters);
            }
        }
        if (method.localVariables != null) {
            method.localVariables.removeIf(variable -> variable.index > 0 && variable.index < parameters);
        }
        return method;
    }

    /** The method for a constant that is being made; {@code stripped} is a method of the enum now. */
    static MethodNode ofNew(MethodNode stripped, String enumName) {
        MethodNode method = Trees.copy(stripped);
        method.desc = "()L" + enumName + ";";
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction.getOpcode() == Opcodes.RETURN) {
                method.instructions.insertBefore(instruction, new VarInsnNode(Opcodes.ALOAD, 0));
                method.instructions.set(instruction, new InsnNode(Opcodes.ARETURN));
            }
        }
        return method;
    }

    /** The method for a live constant; {@code stripped} is a method of the enum now. */
    static MethodNode ofLive(MethodNode stripped, String enumName) {
        MethodNode method = Trees.copy(stripped);
        AbstractInsnNode[] code = method.instructions.toArray();
        Map<FieldKey, FieldInitialisers.Initialiser> found = FieldInitialisers.ofBody(enumName, stripped);
        found.values().forEach(initialiser -> {
            int first = stripped.instructions.indexOf(initialiser.first());
            int store = stripped.instructions.indexOf(initialiser.store());
            method.instructions.insert(code[store], read(initialiser.store()));
            for (int i = first; i <= store; i++) {
                if (!(code[i] instanceof LabelNode)) {
                    method.instructions.remove(code[i]);
                }
            }
        });
        removeEmptyRanges(method);
        return method;
    }

    /** {@code this.field}, whose value is not wanted. */
    private static InsnList read(FieldInsnNode store) {
        InsnList list = new InsnList();
        list.add(new VarInsnNode(Opcodes.ALOAD, 0));
        list.add(new FieldInsnNode(Opcodes.GETFIELD, store.owner, store.name, store.desc));
        list.add(new InsnNode(Type.getType(store.desc).getSize() == 2 ? Opcodes.POP2 : Opcodes.POP));
        return list;
    }

    /** The range of an exception handler must not be empty (JVMS §4.7.3). */
    private static void removeEmptyRanges(MethodNode method) {
        Map<AbstractInsnNode, Integer> codeBefore = new HashMap<>();
        int count = 0;
        for (AbstractInsnNode instruction : method.instructions) {
            codeBefore.put(instruction, count);
            count += instruction.getOpcode() >= 0 ? 1 : 0;
        }
        List<TryCatchBlockNode> blocks = new ArrayList<>(method.tryCatchBlocks);
        blocks.removeIf(block -> codeBefore.getOrDefault(block.start, 0).equals(codeBefore.get(block.end)));
        method.tryCatchBlocks = blocks;
    }
}
