package dev.hotreload.weave;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * Interfaces that a live interface extends only by now. The JVM knows that it does, and looks for the default methods
 * that a class inherits in what interfaces were loaded with; so a class that is defined later names these itself.
 */
public final class LateInterfaces {
    private LateInterfaces() {}

    /** Whether the class must name some. */
    public static boolean isIn(ClassModel model, ClassFile type) {
        return !type.isInterface() && !of(model, type.interfaces()).isEmpty();
    }

    /** Has the class name them. */
    static boolean name(ClassModel model, ClassNode tree) {
        boolean isClass = (tree.access & Opcodes.ACC_INTERFACE) == 0;
        return isClass && tree.interfaces.addAll(of(model, tree.interfaces));
    }

    private static Set<String> of(ClassModel model, List<String> interfaces) {
        Set<String> late = new LinkedHashSet<>();
        add(model, interfaces, late, new LinkedHashSet<>());
        interfaces.forEach(late::remove);
        return late;
    }

    private static void add(ClassModel model, Collection<String> interfaces, Set<String> late, Set<String> seen) {
        for (String name : interfaces) {
            ClassFile type = seen.add(name) ? model.find(name) : null;
            if (type != null) {
                ClassState state = model.state(name);
                if (state != null && state.first().isInterface()) {
                    type.interfaces().stream()
                            .filter(parent -> !state.first().interfaces().contains(parent))
                            .forEach(late::add);
                }
                add(model, type.interfaces(), late, seen);
            }
        }
    }
}
