package dev.hotreload.classfile;

import dev.hotreload.classfile.FieldInitialisers.Initialiser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** What a constructor does behind its {@code super(…)} call, statement by statement; these are told by their index. */
final class ConstructorCode {
    private final String owner;
    private final MethodNode method;
    private final AbstractInsnNode superCall;
    private final Map<Integer, FieldInsnNode> captured;
    private final Statements statements;
    private final int[] lines;
    private final int parameters;

    /** A statement as it is compared with those of other constructors. */
    record Part(int line, List<String> words) {}

    private ConstructorCode(String owner, MethodNode method, AbstractInsnNode superCall) {
        this.owner = owner;
        this.method = method;
        this.superCall = superCall;
        this.captured = CapturedVariables.of(method);
        this.lines = lines(method);
        this.parameters = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
        Set<Integer> known = new HashSet<>(captured.keySet());
        known.add(0);
        this.statements = new Statements(owner, method, superCall, known);
    }

    /** Empty if the method is no constructor, or calls another of its class. */
    static Optional<ConstructorCode> of(ClassNode type, MethodNode method) {
        AbstractInsnNode superCall =
                method.name.equals("<init>") ? FieldInitialisers.superCall(type.name, method) : null;
        return superCall == null ? Optional.empty() : Optional.of(new ConstructorCode(type.name, method, superCall));
    }

    private static int[] lines(MethodNode method) {
        int[] lines = new int[method.instructions.size()];
        int line = -1;
        int index = 0;
        for (AbstractInsnNode instruction : method.instructions) {
            line = instruction instanceof LineNumberNode number ? number.line : line;
            lines[index++] = line;
        }
        return lines;
    }

    MethodNode method() {
        return method;
    }

    /** The parameters by which the class gets what it captures. */
    Set<Integer> captured() {
        return captured.keySet();
    }

    /** The line of the {@code super} call, or -1. */
    int superLine() {
        return lines[method.instructions.indexOf(superCall)];
    }

    /** The line of an instruction, or -1. */
    int line(int index) {
        return lines[index];
    }

    /** The last line that the statement has. */
    int lastLine(int statement) {
        int last = lines[statement];
        for (int i = statement; i < statements.next(statement); i++) {
            // The next statement's line number may stand before its first instruction.
            last = method.instructions.get(i).getOpcode() >= 0 ? Math.max(last, lines[i]) : last;
        }
        return last;
    }

    /** The line that starts with the last return, or -1 if it shares that of what is before. */
    int closingLine() {
        for (AbstractInsnNode at = method.instructions.getLast(); at != null; at = at.getPrevious()) {
            if (at.getOpcode() == Opcodes.RETURN) {
                for (AbstractInsnNode line = at.getPrevious();
                        line != null && line.getOpcode() < 0;
                        line = line.getPrevious()) {
                    if (line instanceof LineNumberNode number) {
                        return number.line;
                    }
                }
                return -1;
            }
        }
        return -1;
    }

    /** The statements in order; that of the last return is none. */
    List<Integer> statements() {
        List<Integer> all = new ArrayList<>();
        for (int start = statements.first(); start >= 0 && start < lines.length; start = statements.next(start)) {
            if (method.instructions.get(start).getOpcode() != Opcodes.RETURN) {
                all.add(start);
            }
        }
        return all;
    }

    /** The assignment of a field of the class that ends with a statement, if it can stand by itself. */
    @Nullable
    Initialiser assignmentIn(int statement) {
        for (int i = statements.next(statement) - 1; i >= statement; i--) {
            AbstractInsnNode last = method.instructions.get(i);
            if (last.getOpcode() >= 0) {
                boolean isOwn = last instanceof FieldInsnNode field
                        && field.getOpcode() == Opcodes.PUTFIELD
                        && field.owner.equals(owner)
                        && !captured.containsValue(field);
                int start = isOwn ? statements.startOf(i) : -1;
                return start < 0 ? null : new Initialiser(method, method.instructions.get(start), (FieldInsnNode) last);
            }
        }
        return null;
    }

    /** Whether a statement sets local variables, as a compiler's own ones of the next statement. */
    boolean onlySetsVariables(int statement) {
        return statements.onlySetsVariables(statement);
    }

    /**
     * The statements as words that are equal in constructors with other parameters: variables are numbered as they
     * come.
     */
    List<Part> parts() {
        Map<Integer, Integer> variables = new HashMap<>();
        List<Part> parts = new ArrayList<>();
        for (int statement : statements()) {
            List<String> words = CanonicalCode.ofInstructions(
                    statements.instructions(statement),
                    variable -> variable < parameters
                            ? -variable
                            : variables.computeIfAbsent(variable, key -> variables.size() + 1));
            parts.add(new Part(lines[statement], words));
        }
        return parts;
    }
}
