package dev.hotreload.classfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Finds the declared initialisers of fields in a class's compiled initialisation methods.
 *
 * <p>A compiler puts {@code int x = f();} into every constructor behind its {@code super(…)} call, or into {@code
 * <clinit>}, as a statement of its own: it starts and ends with an empty operand stack ({@link Statements}). {@link
 * InstanceInitialisers} tells it from the constructor's own statements.
 */
public final class FieldInitialisers {

    /**
     * The code of one initialiser.
     *
     * @param method the initialisation method that it is part of
     * @param first its first instruction
     * @param store the instruction that assigns the field
     */
    public record Initialiser(MethodNode method, AbstractInsnNode first, FieldInsnNode store) {

        /** The instructions, the store included. */
        public List<AbstractInsnNode> instructions() {
            List<AbstractInsnNode> instructions = new ArrayList<>();
            for (AbstractInsnNode at = first; at != null && at != store; at = at.getNext()) {
                instructions.add(at);
            }
            instructions.add(store);
            return instructions;
        }

        /** The code as words that are equal for equal code, wherever in its method it stands. */
        public List<String> words() {
            List<AbstractInsnNode> value = instructions();
            for (AbstractInsnNode dropped : CodeSteps.droppedAfter(store)) {
                // Its number says which initialiser of the method it is.
                value.removeIf(instruction -> instruction instanceof VarInsnNode local
                        && dropped instanceof VarInsnNode evaluated
                        && local.var == evaluated.var);
            }
            return CanonicalCode.ofInstructions(value);
        }

        /** All that the method has of it: the code, and what drops the value that an assignment is. */
        public List<AbstractInsnNode> instructionsOfMethod() {
            List<AbstractInsnNode> all = instructions();
            all.addAll(CodeSteps.droppedAfter(store));
            return all;
        }
    }

    private FieldInitialisers() {}

    /** The initialisers of the static fields of {@code owner}, in the order in which they run. */
    public static Map<FieldKey, Initialiser> ofStatics(String owner, Iterable<MethodNode> methods) {
        for (MethodNode method : methods) {
            if (method.name.equals("<clinit>")) {
                return find(owner, method, Opcodes.PUTSTATIC);
            }
        }
        return Map.of();
    }

    /**
     * The initialisers of the instance fields of a class, in the order in which they run; those of the bodies of
     * constants that live in an enum come last.
     */
    public static Map<FieldKey, Initialiser> ofInstances(ClassNode type) {
        Map<FieldKey, Initialiser> all = new LinkedHashMap<>(InstanceInitialisers.of(type));
        for (MethodNode method : type.methods) {
            if (PreparedNames.isStartOfConstant(new MethodKey(method.name, method.desc))) {
                all.putAll(ofBody(type.name, method));
            }
        }
        BuilderDefaults.add(type, all);
        return all;
    }

    /** The initialisers in a method that has nothing but them and initialiser blocks. */
    public static Map<FieldKey, Initialiser> ofBody(String owner, MethodNode method) {
        Map<FieldKey, Initialiser> all = find(owner, method, Opcodes.PUTFIELD);
        all.values().removeIf(initialiser -> isUsedBefore(initialiser, method));
        return all;
    }

    /** Whether other code uses the field first: then the assignment is not what the field begins with. */
    private static boolean isUsedBefore(Initialiser initialiser, MethodNode method) {
        for (AbstractInsnNode at : method.instructions) {
            if (at == initialiser.store()) {
                return false;
            }
            if (at instanceof FieldInsnNode field
                    && field.name.equals(initialiser.store().name)
                    && field.desc.equals(initialiser.store().desc)) {
                return true;
            }
        }
        return false;
    }

    /** The call of a superclass's constructor, or null if the constructor calls another of its own class. */
    public static @Nullable MethodInsnNode superCall(String owner, MethodNode constructor) {
        MethodInsnNode call = ownConstruction(constructor);
        return call == null || call.owner.equals(owner) ? null : call;
    }

    /** The constructor that a constructor calls for the object that it makes: {@code super(…)} or {@code this(…)}. */
    public static @Nullable MethodInsnNode ownConstruction(MethodNode constructor) {
        int uninitialised = 1;
        for (AbstractInsnNode instruction : constructor.instructions) {
            if (instruction.getOpcode() == Opcodes.NEW) {
                uninitialised++;
            } else if (instruction instanceof MethodInsnNode call
                    && call.getOpcode() == Opcodes.INVOKESPECIAL
                    && call.name.equals("<init>")
                    && --uninitialised == 0) {
                return call;
            }
        }
        return null;
    }

    private static Map<FieldKey, Initialiser> find(String owner, MethodNode method, int opcode) {
        Map<FieldKey, Initialiser> found = new LinkedHashMap<>();
        boolean isStatic = opcode == Opcodes.PUTSTATIC;
        Statements statements = new Statements(owner, method, null, isStatic ? Set.of() : Set.of(0));
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof FieldInsnNode field
                    && field.getOpcode() == opcode
                    && field.owner.equals(owner)) {
                int store = method.instructions.indexOf(field);
                int start = statements.startOf(store);
                // What is left of a constant's body must not miss variables that are set with a field.
                boolean isWhole = isStatic || start == statements.around(store);
                if (start >= 0 && isWhole) {
                    found.putIfAbsent(
                            new FieldKey(field.name, field.desc),
                            new Initialiser(method, method.instructions.get(start), field));
                }
            }
        }
        return found;
    }
}
