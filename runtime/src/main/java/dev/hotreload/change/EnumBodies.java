package dev.hotreload.change;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.diff.ClassDiff;
import dev.hotreload.generation.Generation;
import dev.hotreload.model.AddedField;
import dev.hotreload.model.ClassState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The classes of enum constants that have bodies.
 *
 * <p>The object of a constant keeps its class. If the source takes its body away, that class stays without methods of
 * its own, so that the constant runs the enum's.
 */
public final class EnumBodies {
    private EnumBodies() {}

    /** The class (internal name) of each constant's object, by the constant's name: the enum itself, or its body's. */
    public static Map<String, String> ofLive(ClassState state) {
        Map<String, String> live = ofRunning(state.first());
        for (Map.Entry<FieldKey, AddedField> field : state.fields().entrySet()) {
            if (EnumConstants.isConstant(field.getValue().access())
                    && field.getValue().initialiser() != null) {
                MethodNode initialiser =
                        state.woven().methods().get(field.getValue().initialiser());
                if (initialiser != null) {
                    live.put(field.getKey().name(), EnumConstants.made(initialiser.instructions, state.internalName()));
                }
            }
        }
        return live;
    }

    /** The same for an enum that no generation has changed. */
    public static Map<String, String> ofRunning(ClassFile type) {
        Map<String, String> bodies = new HashMap<>();
        EnumConstants.of(type).keySet().forEach(name -> bodies.put(name, type.internalName()));
        bodies.putAll(EnumConstants.bodies(type));
        return bodies;
    }

    /**
     * Puts the empty versions of the classes into a change set whose constants have lost their bodies, or come back
     * without.
     *
     * @param before the running generation
     * @param running gives the running version of a class
     */
    static void emptyLost(
            List<ChangedClass> classes,
            Generation before,
            Function<String, @Nullable ClassFile> running,
            Predicate<String> isLive) {
        for (ChangedClass changed : List.copyOf(classes)) {
            ClassFile old = changed.before();
            ClassFile now = changed.now();
            if (old != null && now != null && EnumConstants.isEnum(now)) {
                ClassState state = before.model().state(changed.internalName());
                Map<String, String> live = state == null ? ofRunning(old) : ofLive(state);
                lost(changed.changes(), now).forEach(name -> {
                    String body = live.get(name);
                    empty(changed.internalName().equals(body) ? null : body, classes, running, isLive);
                });
            }
        }
    }

    private static List<String> lost(List<ClassChange> changes, ClassFile now) {
        List<String> lost = new ArrayList<>();
        for (ClassChange change : changes) {
            if (change instanceof ClassChange.EnumBodiesChanged bodies) {
                lost.addAll(bodies.lost());
            } else if (change instanceof ClassChange.EnumConstantsChanged constants) {
                List<String> back = new ArrayList<>(constants.now());
                back.removeAll(constants.before());
                back.removeAll(EnumConstants.bodies(now).keySet());
                lost.addAll(back);
            }
        }
        return lost;
    }

    private static void empty(
            @Nullable String internalName,
            List<ChangedClass> classes,
            Function<String, @Nullable ClassFile> running,
            Predicate<String> isLive) {
        ClassFile body = internalName == null ? null : running.apply(internalName);
        boolean isMade = internalName != null && PreparedNames.isOfConstant(internalName);
        if (internalName != null && !isMade && body != null && isLive.test(internalName)) {
            classes.removeIf(changed -> changed.internalName().equals(internalName));
            ClassFile empty = empty(body);
            classes.add(new ChangedClass(internalName, body, empty, ClassDiff.between(body, empty), true));
        }
    }

    private static ClassFile empty(ClassFile body) {
        ClassNode node = new ClassNode();
        new ClassReader(body.bytes()).accept(node, 0);
        node.methods.removeIf(method -> !method.name.equals("<init>"));
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        return ClassFile.parse(writer.toByteArray());
    }
}
