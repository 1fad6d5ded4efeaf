package dev.hotreload.generated;

import dev.hotreload.classfile.MethodKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * A subclass of CGLIB's {@code FastClass}, with stable indices.
 *
 * <p>It calls the methods of a class by index: {@code invoke(3, object, arguments)}. {@code getIndex} tells the index
 * of a method, and whoever has asked keeps it. Here each method and constructor keeps the one that it was given first.
 */
final class FastClassForm {
    private static final String GET_MAX_INDEX = "getMaxIndex";
    /** What arguments and results are converted with. */
    private static final Set<String> BOXES = Set.of(
            "java/lang/Number",
            "java/lang/Boolean",
            "java/lang/Character",
            "java/lang/Byte",
            "java/lang/Short",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Float",
            "java/lang/Double");

    private final Map<MethodKey, Integer> methods = new HashMap<>();
    private final Map<MethodKey, Integer> constructors = new HashMap<>();

    byte[] comparable(byte[] classFile) {
        ClassNode type = new ClassNode();
        new ClassReader(classFile).accept(type, 0);
        Map<Integer, Integer> ofMethods = renumber(type, "invoke", methods);
        Map<Integer, Integer> ofConstructors = renumber(type, "newInstance", constructors);
        for (MethodNode method : type.methods) {
            if (method.name.equals("getIndex")) {
                answer(method, method.desc.equals("([Ljava/lang/Class;)I") ? ofConstructors : ofMethods);
            } else if (method.name.equals(GET_MAX_INDEX)) {
                method.instructions.clear();
                method.instructions.add(IntConstants.push(methods.size() - 1));
                method.instructions.add(new org.objectweb.asm.tree.InsnNode(Opcodes.IRETURN));
            }
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.accept(writer);
        return writer.toByteArray();
    }

    /** Has the switch of a method go by stable indices; which these are, by those in the class file. */
    private static Map<Integer, Integer> renumber(ClassNode type, String name, Map<MethodKey, Integer> stable) {
        Map<Integer, Integer> indices = new HashMap<>();
        for (MethodNode method : type.methods) {
            AbstractInsnNode dispatch = method.name.equals(name) ? switchOf(method) : null;
            if (dispatch != null) {
                Map<Integer, LabelNode> cases = cases(dispatch);
                cases.forEach((index, label) -> {
                    MethodKey key = called(label);
                    Integer known = stable.get(key);
                    int number = known == null ? stable.size() : known;
                    stable.put(key, number);
                    indices.put(index, number);
                });
                LabelNode none = defaultOf(dispatch);
                LabelNode[] labels = new LabelNode[stable.size()];
                Arrays.fill(labels, none);
                cases.forEach((index, label) -> labels[indices.getOrDefault(index, index)] = label);
                method.instructions.set(dispatch, new TableSwitchInsnNode(0, labels.length - 1, none, labels));
            }
        }
        return indices;
    }

    private static @Nullable AbstractInsnNode switchOf(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof TableSwitchInsnNode || instruction instanceof LookupSwitchInsnNode) {
                return instruction;
            }
        }
        return null;
    }

    private static Map<Integer, LabelNode> cases(AbstractInsnNode dispatch) {
        Map<Integer, LabelNode> cases = new java.util.TreeMap<>();
        if (dispatch instanceof TableSwitchInsnNode table) {
            for (int i = 0; i < table.labels.size(); i++) {
                cases.put(table.min + i, table.labels.get(i));
            }
        } else if (dispatch instanceof LookupSwitchInsnNode lookup) {
            for (int i = 0; i < lookup.keys.size(); i++) {
                cases.put(lookup.keys.get(i), lookup.labels.get(i));
            }
        }
        cases.values().removeIf(label -> label == defaultOf(dispatch));
        return cases;
    }

    private static LabelNode defaultOf(AbstractInsnNode dispatch) {
        return dispatch instanceof TableSwitchInsnNode table ? table.dflt : ((LookupSwitchInsnNode) dispatch).dflt;
    }

    /** The method or constructor that is called behind a label, between the conversions of arguments and result. */
    private static MethodKey called(LabelNode label) {
        for (AbstractInsnNode at = label; at != null && at.getOpcode() != Opcodes.ARETURN; at = at.getNext()) {
            if (at instanceof MethodInsnNode call && !BOXES.contains(call.owner)) {
                return new MethodKey(call.name, call.desc);
            }
        }
        throw new IllegalArgumentException("a case of a FastClass calls nothing");
    }

    /** Has a method that returns constants return other ones. */
    private static void answer(MethodNode method, Map<Integer, Integer> indices) {
        List<AbstractInsnNode> instructions = new ArrayList<>();
        method.instructions.forEach(instructions::add);
        for (AbstractInsnNode instruction : instructions) {
            AbstractInsnNode value = instruction.getPrevious();
            if (instruction.getOpcode() == Opcodes.IRETURN && IntConstants.isPush(value)) {
                Integer stable = indices.get(IntConstants.valueOf(value));
                if (stable != null) {
                    method.instructions.set(value, IntConstants.push(stable));
                }
            }
        }
    }
}
