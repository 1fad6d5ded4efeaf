package dev.hotreload.classfile;

import dev.hotreload.classfile.FieldInitialisers.Initialiser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Tells the declared initialisers of a class's instance fields from what its constructors do themselves.
 *
 * <p>A compiler puts the same initialisers behind the {@code super(…)} call of every constructor: what several
 * constructors begin with, in the same lines, are initialisers. Of a constructor that is the only one, {@link
 * ConstructorLines} and {@link ImplicitConstructor} say what is its own. Where they say nothing, because there are no
 * lines or all is on one, an assignment is taken for an initialiser if it can be one: it stands at the beginning, uses
 * no parameter and keeps to the order of the fields. A live object then gets the value that a new one begins with.
 */
final class InstanceInitialisers {
    private final ClassNode type;
    private final Map<FieldKey, Initialiser> found = new LinkedHashMap<>();
    private final Map<FieldKey, Integer> order = new HashMap<>();

    private InstanceInitialisers(ClassNode type) {
        this.type = type;
        type.fields.forEach(field -> order.put(new FieldKey(field.name, field.desc), order.size()));
    }

    /** The initialisers in the order in which they run. */
    static Map<FieldKey, Initialiser> of(ClassNode type) {
        InstanceInitialisers initialisers = new InstanceInitialisers(type);
        List<ConstructorCode> constructors = new ArrayList<>();
        for (MethodNode method : type.methods) {
            ConstructorCode.of(type, method).ifPresent(constructors::add);
        }
        if (!constructors.isEmpty()) {
            ConstructorCode first = constructors.get(0);
            if (first.superLine() < 0 && hasLines(type)) {
                // Groovy's compiler gives the code that it adds to a class no lines, and puts initialisers first.
                initialisers.addAll(first, first.statements());
            } else if (constructors.size() > 1) {
                initialisers.addAll(first, common(constructors));
            } else {
                initialisers.addOf(first);
            }
        }
        return initialisers.found;
    }

    private static boolean hasLines(ClassNode type) {
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode at : method.instructions) {
                if (at instanceof LineNumberNode) {
                    return true;
                }
            }
        }
        return false;
    }

    private void addAll(ConstructorCode constructor, List<Integer> statements) {
        for (int statement : statements) {
            Initialiser assignment = constructor.assignmentIn(statement);
            if (assignment != null) {
                found.putIfAbsent(key(assignment), assignment);
            }
        }
    }

    /** The statements that the first constructor begins with, and all the others, too. */
    private static List<Integer> common(List<ConstructorCode> constructors) {
        List<ConstructorCode.Part> common = constructors.get(0).parts();
        for (ConstructorCode other : constructors.subList(1, constructors.size())) {
            List<ConstructorCode.Part> parts = other.parts();
            int same = 0;
            while (same < Math.min(common.size(), parts.size())
                    && common.get(same).equals(parts.get(same))) {
                same++;
            }
            common = common.subList(0, same);
        }
        return constructors.get(0).statements().subList(0, common.size());
    }

    private void addOf(ConstructorCode constructor) {
        ConstructorLines lines = ConstructorLines.of(type, constructor);
        boolean isImplicit = ImplicitConstructor.isPossible(type, constructor, lines);
        int last = -1;
        boolean isAtBeginning = true;
        for (int statement : constructor.statements()) {
            int line = constructor.line(statement);
            Initialiser assignment = constructor.assignmentIn(statement);
            int index = assignment == null ? -1 : order.getOrDefault(key(assignment), -1);
            boolean isOutside = lines.isOutside(line) || (isImplicit && lines.isInside(line));
            boolean canBeInitialiser = index > last && !lines.isInside(line);
            if (assignment != null && (isOutside || (canBeInitialiser && isAtBeginning))) {
                found.putIfAbsent(key(assignment), assignment);
                last = Math.max(last, index);
            } else if (!isOutside && !isImplicit && !constructor.onlySetsVariables(statement)) {
                isAtBeginning = isKotlin();
            }
        }
    }

    /** Kotlin's primary constructor has no statements of its own but for the properties that are its parameters. */
    private boolean isKotlin() {
        return type.visibleAnnotations != null
                && type.visibleAnnotations.stream().anyMatch(annotation -> annotation.desc.equals("Lkotlin/Metadata;"));
    }

    private static FieldKey key(Initialiser assignment) {
        return new FieldKey(assignment.store().name, assignment.store().desc);
    }
}
