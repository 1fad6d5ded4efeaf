package dev.hotreload.weave;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;

/**
 * Carries the annotations of a live record's components on methods that nobody calls: the attribute in which they stand
 * cannot change in a redefinition.
 */
final class ComponentAnnotations {
    private ComponentAnnotations() {}

    /** A carrier for each annotated component. */
    static List<MethodNode> carriers(ClassFile type) {
        List<MethodNode> carriers = new ArrayList<>();
        if (type.node().recordComponents != null) {
            for (RecordComponentNode component : type.node().recordComponents) {
                if (component.visibleAnnotations != null) {
                    carriers.add(carrier(component));
                }
            }
        }
        return carriers;
    }

    private static MethodNode carrier(RecordComponentNode component) {
        MethodKey name = PreparedNames.annotationsOfComponent(component.name);
        MethodNode carrier = new MethodNode(
                Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
                name.name(),
                name.descriptor(),
                null,
                null);
        carrier.visibleAnnotations = component.visibleAnnotations;
        carrier.visitInsn(Opcodes.RETURN);
        return carrier;
    }
}
