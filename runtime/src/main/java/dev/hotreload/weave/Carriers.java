package dev.hotreload.weave;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.TypeReference;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;
import org.objectweb.asm.tree.TypeAnnotationNode;

/**
 * Methods that nobody calls: they carry the attributes of what the JVM's class has not or cannot change, where
 * reflection finds them.
 */
final class Carriers {
    private Carriers() {}

    /** Carries the signature, annotations and parameter names of an added abstract method or constructor. */
    static MethodNode ofDeclaration(MethodKey key, MethodNode declared) {
        MethodNode carrier = carrier(
                PreparedNames.declarationOf(key), declared.signature, declared.exceptions.toArray(String[]::new));
        carrier.visibleAnnotations = declared.visibleAnnotations;
        carrier.visibleTypeAnnotations = declared.visibleTypeAnnotations;
        carrier.visibleParameterAnnotations = declared.visibleParameterAnnotations;
        carrier.visibleAnnotableParameterCount = declared.visibleAnnotableParameterCount;
        carrier.annotationDefault = declared.annotationDefault;
        carrier.parameters = declared.parameters;
        return carrier;
    }

    /** Carries the annotations of an added field. */
    static MethodNode ofField(FieldKey key, FieldNode declared) {
        MethodNode carrier = carrier(PreparedNames.annotationsOf(key), null, null);
        carrier.visibleAnnotations = declared.visibleAnnotations;
        carrier.visibleTypeAnnotations = onReturnType(declared.visibleTypeAnnotations);
        return carrier;
    }

    /**
     * Carry the annotations of a record's components, one method for each component: the attribute in which they stand
     * cannot change in a redefinition.
     */
    static List<MethodNode> ofComponents(ClassFile type) {
        List<MethodNode> carriers = new ArrayList<>();
        if (type.node().recordComponents != null) {
            for (RecordComponentNode component : type.node().recordComponents) {
                MethodNode carrier = carrier(PreparedNames.annotationsOfComponent(component.name), null, null);
                carrier.visibleAnnotations = component.visibleAnnotations;
                carrier.visibleTypeAnnotations = onReturnType(component.visibleTypeAnnotations);
                if (isAnnotated(carrier)) {
                    carriers.add(carrier);
                }
            }
        }
        return carriers;
    }

    /**
     * Annotations of a field's or component's type as those of a method's return type: a method must not have the
     * others (JVMS §4.7.20, table 4.7.20-A).
     */
    private static @Nullable List<TypeAnnotationNode> onReturnType(@Nullable List<TypeAnnotationNode> annotations) {
        if (annotations == null) {
            return null;
        }
        int returnType =
                TypeReference.newTypeReference(TypeReference.METHOD_RETURN).getValue();
        List<TypeAnnotationNode> carried = new ArrayList<>();
        for (TypeAnnotationNode annotation : annotations) {
            TypeAnnotationNode copy = new TypeAnnotationNode(returnType, annotation.typePath, annotation.desc);
            copy.values = annotation.values;
            carried.add(copy);
        }
        return carried;
    }

    /** Whether there is something to carry. */
    static boolean isAnnotated(MethodNode carrier) {
        return carrier.visibleAnnotations != null || carrier.visibleTypeAnnotations != null;
    }

    private static MethodNode carrier(MethodKey key, @Nullable String signature, String @Nullable [] exceptions) {
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        MethodNode carrier = new MethodNode(access, key.name(), key.descriptor(), signature, exceptions);
        carrier.visitInsn(Opcodes.ACONST_NULL);
        carrier.visitInsn(Opcodes.ATHROW);
        return carrier;
    }
}
