package dev.hotreload.classfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method that gives objects which exist already the value of a field: one with {@code dev.hotreload.api.Migrate}. One
 * that names no field makes whole objects, and is none of these.
 *
 * @param method the method
 * @param access its modifiers
 * @param field the name of the field
 * @param from the name of the field that had the value before
 */
public record MigrationMethod(MethodKey method, int access, String field, String from) {
    private static final String ANNOTATION = "Ldev/hotreload/api/Migrate;";

    /** Those of a class, by the field. */
    public static Map<String, MigrationMethod> of(ClassFile type) {
        Map<String, MigrationMethod> found = new TreeMap<>();
        type.methods().forEach((key, method) -> {
            for (AnnotationNode annotation : annotations(method)) {
                String field = value(annotation, "field");
                String from = value(annotation, "from");
                if (!field.isEmpty()) {
                    found.put(field, new MigrationMethod(key, method.access, field, from.isEmpty() ? field : from));
                }
            }
        });
        return found;
    }

    /**
     * Those that came to a class whose field had the same name and type before: what its values mean has changed.
     *
     * @return by the field
     */
    public static Map<FieldKey, MigrationMethod> ofSameField(ClassFile before, ClassFile now) {
        Map<FieldKey, MigrationMethod> found = new LinkedHashMap<>();
        Map<String, MigrationMethod> migrations = of(now);
        if (!migrations.isEmpty()) {
            Map<String, MigrationMethod> known = of(before);
            now.fields().forEach((key, field) -> {
                FieldNode old = before.fields().get(key);
                MigrationMethod migration = migrations.get(key.name());
                if (migration != null
                        && !known.containsKey(key.name())
                        && old != null
                        && ((old.access ^ field.access) & Opcodes.ACC_STATIC) == 0) {
                    found.put(key, migration);
                }
            });
        }
        return found;
    }

    private static List<AnnotationNode> annotations(MethodNode method) {
        List<AnnotationNode> found = new ArrayList<>();
        if (method.visibleAnnotations != null) {
            for (AnnotationNode annotation : method.visibleAnnotations) {
                if (annotation.desc.equals(ANNOTATION)) {
                    found.add(annotation);
                }
            }
        }
        return found;
    }

    /** Names and values stand in turns (JVMS §4.7.16). */
    private static String value(AnnotationNode annotation, String name) {
        List<Object> pairs = annotation.values == null ? List.of() : annotation.values;
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            if (pairs.get(i).equals(name)) {
                return (String) pairs.get(i + 1);
            }
        }
        return "";
    }
}
