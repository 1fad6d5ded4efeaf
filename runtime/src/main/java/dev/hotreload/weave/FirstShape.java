package dev.hotreload.weave;

import dev.hotreload.classfile.FieldKey;
import dev.hotreload.model.ClassState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.RecordComponentNode;

/**
 * What {@code redefineClasses} does not let change, but for the methods (JVMTI RedefineClasses): supertypes, modifiers,
 * fields, nest, record components and permitted subclasses of a class as it was defined.
 */
final class FirstShape {
    private FirstShape() {}

    /** Takes it over into the class file of now. */
    static void keep(ClassNode tree, ClassState state) {
        ClassNode first = state.first().node();
        OwnModifiers.tell(tree, first, state.current().node().access);
        tree.access = first.access;
        tree.superName = first.superName;
        tree.interfaces = first.interfaces;
        tree.nestHostClass = first.nestHostClass;
        tree.nestMembers = first.nestMembers;
        tree.recordComponents = withoutAnnotations(first.recordComponents);
        tree.permittedSubclasses = first.permittedSubclasses;
        List<FieldNode> fields = new ArrayList<>();
        for (FieldNode live : first.fields) {
            FieldNode now = state.current().fields().get(new FieldKey(live.name, live.desc));
            fields.add(now == null ? live : withAccess(now, live.access));
        }
        tree.fields = fields;
    }

    /**
     * The JVM may crash when it is asked for the components of a redefined record that has annotated types; carriers
     * have all annotations of components.
     */
    private static @Nullable List<RecordComponentNode> withoutAnnotations(
            @Nullable List<RecordComponentNode> components) {
        return components == null
                ? null
                : components.stream()
                        .map(live -> new RecordComponentNode(live.name, live.descriptor, live.signature))
                        .toList();
    }

    private static FieldNode withAccess(FieldNode field, int access) {
        FieldNode copy = new FieldNode(access, field.name, field.desc, field.signature, field.value);
        copy.visibleAnnotations = field.visibleAnnotations;
        copy.invisibleAnnotations = field.invisibleAnnotations;
        copy.visibleTypeAnnotations = field.visibleTypeAnnotations;
        copy.invisibleTypeAnnotations = field.invisibleTypeAnnotations;
        return copy;
    }
}
