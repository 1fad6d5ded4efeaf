package dev.hotreload.classfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Finds the declared initialisers of fields in a class's compiled initialisation methods.
 *
 * <p>A compiler puts {@code int x = f();} into every constructor behind its {@code super(…)} call, or into {@code
 * <clinit>}, as a statement of its own: it starts and ends with an empty operand stack. In a constructor it is told from
 * the constructor's own statements by its line, which is outside the constructor's lines.
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

        /** The words of all that the method has of it: the code, and what drops the value that an assignment is. */
        public List<String> wordsOfMethod() {
            List<AbstractInsnNode> all = instructions();
            all.addAll(CodeSteps.droppedAfter(store));
            return CanonicalCode.ofInstructions(all);
        }
    }

    private FieldInitialisers() {}

    /** The initialisers of the static fields of {@code owner}, in the order in which they run. */
    public static Map<FieldKey, Initialiser> ofStatics(String owner, Iterable<MethodNode> methods) {
        for (MethodNode method : methods) {
            if (method.name.equals("<clinit>")) {
                return find(owner, method, Opcodes.PUTSTATIC, null);
            }
        }
        return Map.of();
    }

    /**
     * The initialisers of the instance fields of {@code owner}, in the order in which they run; those of the bodies of
     * constants that live in an enum come last.
     */
    public static Map<FieldKey, Initialiser> ofInstances(String owner, Iterable<MethodNode> methods) {
        Map<FieldKey, Initialiser> all = new LinkedHashMap<>(ofConstructors(owner, methods));
        for (MethodNode method : methods) {
            if (PreparedNames.isStartOfConstant(new MethodKey(method.name, method.desc))) {
                all.putAll(ofBody(owner, method));
            }
        }
        return all;
    }

    /** The initialisers in a method that has nothing but them and initialiser blocks. */
    public static Map<FieldKey, Initialiser> ofBody(String owner, MethodNode method) {
        Map<FieldKey, Initialiser> all = find(owner, method, Opcodes.PUTFIELD, null);
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

    private static Map<FieldKey, Initialiser> ofConstructors(String owner, Iterable<MethodNode> methods) {
        for (MethodNode method : methods) {
            AbstractInsnNode superCall = method.name.equals("<init>") ? superCall(owner, method) : null;
            if (superCall != null) {
                Map<FieldKey, Initialiser> all = find(owner, method, Opcodes.PUTFIELD, superCall);
                int first = lineOf(superCall);
                if (first < 0 && hasLines(methods)) {
                    // Groovy's compiler gives the code that it adds to a class no lines, and puts initialisers first.
                    return all;
                }
                int last = lastLine(method, first, staticLines(methods));
                all.values().removeIf(initialiser -> {
                    int line = lineOf(initialiser.first());
                    return line >= first && line <= last;
                });
                return all;
            }
        }
        return Map.of();
    }

    private static boolean hasLines(Iterable<MethodNode> methods) {
        for (MethodNode method : methods) {
            for (AbstractInsnNode at : method.instructions) {
                if (at instanceof LineNumberNode) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<Integer> staticLines(Iterable<MethodNode> methods) {
        Set<Integer> lines = new HashSet<>();
        for (MethodNode method : methods) {
            if (method.name.equals("<clinit>")) {
                for (AbstractInsnNode at : method.instructions) {
                    if (at instanceof LineNumberNode line) {
                        lines.add(line.line);
                    }
                }
            }
        }
        return lines;
    }

    /** The call of a superclass's constructor, or null if the constructor calls another of its own class. */
    public static @Nullable MethodInsnNode superCall(String owner, MethodNode constructor) {
        int uninitialised = 1;
        for (AbstractInsnNode instruction : constructor.instructions) {
            if (instruction.getOpcode() == Opcodes.NEW) {
                uninitialised++;
            } else if (instruction instanceof MethodInsnNode call
                    && call.getOpcode() == Opcodes.INVOKESPECIAL
                    && call.name.equals("<init>")
                    && --uninitialised == 0) {
                return call.owner.equals(owner) ? null : call;
            }
        }
        return null;
    }

    private static Map<FieldKey, Initialiser> find(
            String owner, MethodNode method, int store, @Nullable AbstractInsnNode after) {
        Map<FieldKey, Initialiser> found = new LinkedHashMap<>();
        Frame<BasicValue>[] frames = frames(owner, method);
        Statement statement = new Statement(method.instructions, frames, store == Opcodes.PUTSTATIC);
        int earliest = after == null ? 0 : method.instructions.indexOf(after) + 1;
        for (int i = earliest; i < frames.length; i++) {
            if (method.instructions.get(i) instanceof FieldInsnNode field
                    && field.getOpcode() == store
                    && field.owner.equals(owner)
                    && isStatement(method, i, frames)) {
                int start = statement.startOf(i, earliest);
                if (start >= 0) {
                    found.putIfAbsent(
                            new FieldKey(field.name, field.desc),
                            new Initialiser(method, method.instructions.get(start), field));
                }
            }
        }
        return found;
    }

    /** Whether the operand stack is empty behind instruction {@code index}. */
    private static boolean isStatement(MethodNode method, int index, Frame<BasicValue>[] frames) {
        for (int next = index + 1; next < frames.length; next++) {
            if (method.instructions.get(next).getOpcode() >= 0) {
                return frames[next] != null && frames[next].getStackSize() == 0;
            }
        }
        return false;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of a generic type cannot be made otherwise
    private static Frame<BasicValue>[] frames(String owner, MethodNode method) {
        try {
            return new Analyzer<>(new BasicInterpreter()).analyze(owner, method);
        } catch (AnalyzerException e) {
            // Code that even the JVM's verifier would refuse; the redefinition says so.
            return new Frame[0];
        }
    }

    /**
     * The last line of a constructor's own body: the line of the closing brace is that of the return. A constructor without
     * one is a default constructor, or stands on one line with its {@code super} call; some compilers (javac 25) give a
     * default constructor's return the line of the last static initialiser.
     */
    private static int lastLine(MethodNode constructor, int first, Set<Integer> staticLines) {
        for (AbstractInsnNode at = constructor.instructions.getLast(); at != null; at = at.getPrevious()) {
            if (at.getOpcode() == Opcodes.RETURN) {
                int closing = closingLine(at, first);
                return staticLines.contains(closing) ? first : closing;
            }
        }
        return first;
    }

    /** The line that starts at a return, or {@code otherwise} if it shares the line of the statement before it. */
    private static int closingLine(AbstractInsnNode theReturn, int otherwise) {
        for (AbstractInsnNode at = theReturn.getPrevious(); at != null && at.getOpcode() < 0; at = at.getPrevious()) {
            if (at instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return otherwise;
    }

    private static int lineOf(AbstractInsnNode instruction) {
        for (AbstractInsnNode at = instruction; at != null; at = at.getPrevious()) {
            if (at instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return -1;
    }
}
