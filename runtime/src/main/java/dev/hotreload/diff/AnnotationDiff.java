package dev.hotreload.diff;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Compares what reflection sees of the elements that two versions of a class have in common. */
final class AnnotationDiff {
    /** What compilers add for themselves; no source has them. */
    private static final Set<String> COMPILERS = Set.of(
            "Lkotlin/Metadata;",
            "Lkotlin/jvm/internal/SourceDebugExtension;",
            "Lkotlin/coroutines/jvm/internal/DebugMetadata;",
            "Lgroovy/transform/Generated;",
            "Lgroovy/transform/Internal;",
            "Lscala/reflect/ScalaSignature;",
            "Lscala/reflect/ScalaLongSignature;");

    private final List<ClassChange> changes = new ArrayList<>();

    private AnnotationDiff() {}

    /**
     * Each annotation that differs, then each declaration that does; the class itself first, then its fields, its
     * methods.
     */
    static List<ClassChange> between(ClassFile before, ClassFile now) {
        AnnotationDiff diff = new AnnotationDiff();
        diff.compare(null, null, ofClass(before), ofClass(now));
        diff.declaration(null, null, "generic types", before.node().signature, now.node().signature);
        now.fields().forEach((key, field) -> {
            FieldNode old = before.fields().get(key);
            if (old != null && !isSynthetic(field.access)) {
                diff.compare(null, key, ofField(old), ofField(field));
                diff.declaration(null, key, "generic type", old.signature, field.signature);
            }
        });
        now.methods().forEach((key, method) -> {
            MethodNode old = before.methods().get(key);
            if (old != null && !isSynthetic(method.access)) {
                diff.compare(key, null, ofMethod(old), ofMethod(method));
                diff.declaration(key, null, "generic types", old.signature, method.signature);
                diff.declaration(key, null, "throws", old.exceptions, method.exceptions);
                diff.declaration(key, null, "parameter names", parameters(old), parameters(method));
                diff.declaration(key, null, "default", text(old.annotationDefault), text(method.annotationDefault));
            }
        });
        return diff.changes;
    }

    private static boolean isSynthetic(int access) {
        return (access & Opcodes.ACC_SYNTHETIC) != 0;
    }

    private void compare(
            @Nullable MethodKey method, @Nullable FieldKey field, Map<String, String> olds, Map<String, String> news) {
        news.forEach((type, values) -> {
            String old = olds.get(type);
            if (!values.equals(old)) {
                changes.add(new ClassChange.AnnotationChanged(method, field, type, old != null, true));
            }
        });
        olds.keySet().stream()
                .filter(type -> !news.containsKey(type))
                .forEach(type -> changes.add(new ClassChange.AnnotationChanged(method, field, type, true, false)));
    }

    private void declaration(
            @Nullable MethodKey method,
            @Nullable FieldKey field,
            String what,
            @Nullable Object before,
            @Nullable Object now) {
        if (!Objects.equals(before, now)) {
            changes.add(new ClassChange.DeclarationChanged(method, field, what));
        }
    }

    private static Map<String, String> ofClass(ClassFile type) {
        Map<String, String> all = new LinkedHashMap<>();
        add(type.node().visibleAnnotations, all);
        add(type.node().visibleTypeAnnotations, all);
        return all;
    }

    private static Map<String, String> ofField(FieldNode field) {
        Map<String, String> all = new LinkedHashMap<>();
        add(field.visibleAnnotations, all);
        add(field.visibleTypeAnnotations, all);
        return all;
    }

    /** Those of its parameters included. */
    private static Map<String, String> ofMethod(MethodNode method) {
        Map<String, String> all = new LinkedHashMap<>();
        add(method.visibleAnnotations, all);
        add(method.visibleTypeAnnotations, all);
        if (method.visibleParameterAnnotations != null) {
            int index = 0;
            for (List<AnnotationNode> parameter : method.visibleParameterAnnotations) {
                Map<String, String> ofParameter = new LinkedHashMap<>();
                add(parameter, ofParameter);
                int number = index++;
                ofParameter.forEach((type, values) -> all.merge(type, number + values, String::concat));
            }
        }
        return all;
    }

    private static void add(@Nullable List<? extends AnnotationNode> annotations, Map<String, String> all) {
        if (annotations != null) {
            for (AnnotationNode annotation : annotations) {
                if (!COMPILERS.contains(annotation.desc)) {
                    all.merge(annotation.desc, text(annotation.values), String::concat);
                }
            }
        }
    }

    private static String parameters(MethodNode method) {
        return method.parameters == null
                ? ""
                : method.parameters.stream()
                        .map(parameter -> parameter.name + ' ' + parameter.access)
                        .toList()
                        .toString();
    }

    /** A value as a text that is equal for equal values. */
    private static String text(@Nullable Object value) {
        if (value instanceof List<?> values) {
            return values.stream().map(AnnotationDiff::text).toList().toString();
        } else if (value instanceof AnnotationNode annotation) {
            return annotation.desc + text(annotation.values);
        } else if (value instanceof String[] constant) {
            return Arrays.toString(constant);
        }
        return value == null ? "" : value.getClass().getSimpleName() + value;
    }
}
