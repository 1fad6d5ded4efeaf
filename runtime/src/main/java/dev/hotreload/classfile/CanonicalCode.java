package dev.hotreload.classfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A method's code as a list of words that is equal for equal code: labels numbered in order, no constant pool indexes,
 * no line numbers.
 *
 * <p>Two methods with equal lists do the same; lists of similar methods share most of their words, which is how a moved
 * lambda is recognised.
 */
public final class CanonicalCode {
    private final UnaryOperator<String> methodNames;
    private final IntUnaryOperator variables;
    private final Map<LabelNode, Integer> labels = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    private CanonicalCode(UnaryOperator<String> methodNames, IntUnaryOperator variables) {
        this.methodNames = methodNames;
        this.variables = variables;
    }

    /** The code of {@code method}. */
    public static List<String> of(MethodNode method) {
        return of(method, UnaryOperator.identity());
    }

    /** The code of {@code method}, with the names of the methods that its call sites are linked to renamed. */
    public static List<String> of(MethodNode method, UnaryOperator<String> methodNames) {
        CanonicalCode code = new CanonicalCode(methodNames, IntUnaryOperator.identity());
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            code.words.add("try " + code.label(block.start) + ' ' + code.label(block.end) + ' '
                    + code.label(block.handler) + ' ' + block.type);
        }
        for (AbstractInsnNode instruction : method.instructions) {
            code.add(instruction);
        }
        return code.words;
    }

    /** Part of a method's code. */
    public static List<String> ofInstructions(Iterable<AbstractInsnNode> instructions) {
        return ofInstructions(instructions, IntUnaryOperator.identity());
    }

    /** Part of a method's code, with its local variables numbered otherwise. */
    static List<String> ofInstructions(Iterable<AbstractInsnNode> instructions, IntUnaryOperator variables) {
        CanonicalCode code = new CanonicalCode(UnaryOperator.identity(), variables);
        instructions.forEach(code::add);
        return code.words;
    }

    private int label(LabelNode label) {
        return labels.computeIfAbsent(label, key -> labels.size());
    }

    private void add(AbstractInsnNode instruction) {
        if (instruction instanceof LineNumberNode || instruction instanceof FrameNode) {
            return;
        }
        if (instruction instanceof LabelNode label) {
            if (labels.containsKey(label) || isTarget(label)) {
                words.add("L" + label(label));
            }
            return;
        }
        words.add(instruction.getOpcode() + operands(instruction));
    }

    /**
     * Labels that only line numbers and variable tables use are left out: they say nothing about what the code does.
     */
    private static boolean isTarget(LabelNode label) {
        for (AbstractInsnNode next = label.getNext(); next != null; next = next.getNext()) {
            if (next instanceof FrameNode) {
                return true;
            }
            if (next.getOpcode() >= 0) {
                return false;
            }
        }
        return false;
    }

    private String operands(AbstractInsnNode instruction) {
        if (instruction instanceof VarInsnNode var) {
            return " " + variables.applyAsInt(var.var);
        } else if (instruction instanceof MethodInsnNode call) {
            return " " + call.owner + '.' + call.name + call.desc;
        } else if (instruction instanceof FieldInsnNode field) {
            return " " + field.owner + '.' + field.name + ' ' + field.desc;
        } else if (instruction instanceof LdcInsnNode ldc) {
            return " " + ldc.cst.getClass().getSimpleName() + ' ' + ldc.cst;
        } else if (instruction instanceof TypeInsnNode type) {
            return " " + type.desc;
        } else if (instruction instanceof JumpInsnNode jump) {
            return " L" + label(jump.label);
        } else if (instruction instanceof IntInsnNode number) {
            return " " + number.operand;
        } else if (instruction instanceof IincInsnNode increment) {
            return " " + variables.applyAsInt(increment.var) + ' ' + increment.incr;
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            return dynamic(dynamic);
        } else if (instruction instanceof TableSwitchInsnNode table) {
            return " " + table.min + ".." + table.max + targets(table.labels, table.dflt);
        } else if (instruction instanceof LookupSwitchInsnNode lookup) {
            return " " + lookup.keys + targets(lookup.labels, lookup.dflt);
        } else if (instruction instanceof MultiANewArrayInsnNode array) {
            return " " + array.desc + ' ' + array.dims;
        }
        return "";
    }

    private String targets(List<LabelNode> cases, LabelNode otherwise) {
        StringBuilder text = new StringBuilder();
        for (LabelNode target : cases) {
            text.append(" L").append(label(target));
        }
        return text.append(" L").append(label(otherwise)).toString();
    }

    private String dynamic(InvokeDynamicInsnNode dynamic) {
        StringBuilder text = new StringBuilder(" ").append(dynamic.name).append(dynamic.desc);
        text.append(' ').append(dynamic.bsm);
        for (Object argument : dynamic.bsmArgs) {
            text.append(' ').append(argument instanceof Handle handle ? handle(handle) : argument);
        }
        return text.toString();
    }

    private String handle(Handle handle) {
        String name =
                handle.getTag() >= Opcodes.H_INVOKEVIRTUAL ? methodNames.apply(handle.getName()) : handle.getName();
        return handle.getTag() + " " + handle.getOwner() + '.' + name + handle.getDesc();
    }
}
