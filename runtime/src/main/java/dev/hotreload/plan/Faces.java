package dev.hotreload.plan;

import dev.hotreload.change.ChangeSet;
import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassSource;
import dev.hotreload.model.ClassState;
import dev.hotreload.model.Face;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which classes the JVM has, or gets by a change set, as interfaces: new ones that live classes get as their
 * superclass, and those above them. See {@link Face}.
 */
final class Faces {
    private static final String OBJECT = "java/lang/Object";

    private final ClassModel before;
    private final FirstShapes shapes;
    private final Map<String, ClassFile> added = new LinkedHashMap<>();

    Faces(ClassModel before, FirstShapes shapes, ChangeSet changeSet) {
        this.before = before;
        this.shapes = shapes;
        Map<String, ClassFile> unknown = new LinkedHashMap<>();
        for (ChangedClass changed : changeSet.classes()) {
            ClassFile now = changed.now();
            String name = changed.internalName();
            if (changed.before() == null && now != null && (!changed.isLive() || shapes.isFace(name))) {
                unknown.put(name, now);
            }
        }
        for (ChangedClass changed : changeSet.classes()) {
            ClassFile now = changed.now();
            if (shapes.isFace(changed.internalName())) {
                add(changed.internalName(), unknown);
            } else if (shapes.hasSeats() && now != null && hasOtherSuperclass(changed)) {
                add(now.superName(), unknown);
            }
        }
    }

    /** Whether the superclass of a loaded class changes. */
    static boolean hasOtherSuperclass(ChangedClass changed) {
        return changed.isLive()
                && changed.before() != null
                && changed.changes().stream().anyMatch(change -> change instanceof ClassChange.SuperclassChanged);
    }

    private void add(@Nullable String superName, Map<String, ClassFile> unknown) {
        ClassFile type = superName == null ? null : unknown.get(superName);
        while (type != null && !before.isFace(type.internalName())) {
            added.put(type.internalName(), type);
            type = type.superName() == null || OBJECT.equals(type.superName()) ? null : unknown.get(type.superName());
        }
    }

    /** Whether the change set makes it one. */
    boolean isNew(String internalName) {
        return added.containsKey(internalName);
    }

    /** Whether the JVM has an interface in the place of a class, or will have. */
    boolean isFace(String internalName) {
        return isNew(internalName) || before.isFace(internalName);
    }

    /**
     * The first class from {@code internalName} upwards that is one in the JVM, too.
     *
     * @param source the classes as they will be
     */
    String classInJvm(String internalName, ClassSource source) {
        String each = internalName;
        while (isFace(each)) {
            ClassFile type = source.find(each);
            each = type == null || type.superName() == null ? OBJECT : type.superName();
        }
        return each;
    }

    /** The interface that a class would be defined as now. */
    ClassFile interfaceFor(ClassFile source) {
        return Face.of(source, source.superName() != null && isFace(source.superName()));
    }

    /** The interface of a class that {@link #isFace}, as it was or will be defined. */
    ClassFile shape(String internalName) {
        ClassState state = before.state(internalName);
        return state != null && state.isFace()
                ? state.first()
                : shapes.firstShape(interfaceFor(Objects.requireNonNull(added.get(internalName))));
    }
}
