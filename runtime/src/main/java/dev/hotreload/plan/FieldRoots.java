package dev.hotreload.plan;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.model.AddedField;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import java.util.LinkedHashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * The topmost prepared classes below or in which instance fields were added. Their constructors run before all others
 * of the application, and are the only ones that can write the prepared field before a superclass's constructor runs
 * (JVMS §4.10.1.9).
 */
final class FieldRoots {
    private FieldRoots() {}

    /** Their internal names. */
    static Set<String> of(ClassModel model, FirstShapes shapes) {
        Set<String> roots = new LinkedHashSet<>();
        for (ClassState state : model.states()) {
            if (!state.isDeleted() && state.fields().values().stream().anyMatch(FieldRoots::isOfObjects)) {
                String inJvm = model.classInJvm(state.internalName());
                ClassFile above = state.isFace() && shapes.isPrepared(inJvm) ? model.find(inJvm) : null;
                if (above != null) {
                    ClassState known = model.state(inJvm);
                    roots.add(rootOf(known == null ? above : known.first(), model, shapes));
                } else if (state.isFace()) {
                    addBelow(state.internalName(), model, shapes, roots);
                } else {
                    roots.add(rootOf(state.first(), model, shapes));
                }
            }
        }
        return roots;
    }

    /** Classes that are defined below it later mark their objects anyway. */
    private static void addBelow(String face, ClassModel model, FirstShapes shapes, Set<String> roots) {
        for (ClassState below : model.states()) {
            if (!below.isDeleted() && face.equals(below.current().superName())) {
                if (below.isFace()) {
                    addBelow(below.internalName(), model, shapes, roots);
                } else {
                    roots.add(rootOf(below.first(), model, shapes));
                }
            }
        }
    }

    private static boolean isOfObjects(AddedField field) {
        return (field.access() & Opcodes.ACC_STATIC) == 0;
    }

    private static String rootOf(ClassFile type, ClassModel model, FirstShapes shapes) {
        ClassFile root = type;
        String superName = root.superName();
        while (superName != null && shapes.isPrepared(superName)) {
            ClassState above = model.state(superName);
            ClassFile file = above == null ? model.find(superName) : above.first();
            if (file == null) {
                break;
            }
            root = file;
            superName = root.superName();
        }
        return root.internalName();
    }
}
