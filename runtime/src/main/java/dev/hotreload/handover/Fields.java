package dev.hotreload.handover;

import dev.hotreload.classfile.PreparedNames;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The instance fields of classes, as reflection shows them: it knows what reloads in place have added and removed, and
 * not what preparing has added.
 */
final class Fields {
    private Fields() {}

    /** Those that a class declares. */
    static List<Field> declared(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .filter(field -> !PreparedNames.isField(field.getName()))
                .toList();
    }

    /** These, and the one that keeps the object around an inner one where the compiler does not. */
    static List<Field> withOuter(Class<?> type, Access access) {
        List<Field> fields = new ArrayList<>(declared(type));
        if (!type.getModule().isNamed() && type.getEnclosingClass() != null) {
            for (Field field : access.fields(type)) {
                if (field.getName().equals(PreparedNames.OUTER_FIELD)) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    /** Whether two fields are the same to whoever wrote the sources. */
    static boolean areSame(Field one, Field other) {
        return one.getName().equals(other.getName()) || (isOuter(one) && isOuter(other));
    }

    private static boolean isOuter(Field field) {
        return field.getName().equals(PreparedNames.OUTER_FIELD)
                || (field.isSynthetic() && field.getName().startsWith("this$"));
    }
}
