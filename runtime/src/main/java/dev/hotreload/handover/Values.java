package dev.hotreload.handover;

import dev.hotreload.message.HandoverTexts;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Copies objects that are nothing but their values. */
final class Values {
    private final LoaderGeneration to;
    private final Access access;
    private final UnaryOperator<@Nullable Object> translation;

    Values(Translation translation) {
        this(translation.to(), translation.access(), value -> value == null ? null : translation.translate(value));
    }

    Values(LoaderGeneration to, Access access, UnaryOperator<@Nullable Object> translation) {
        this.to = to;
        this.access = access;
        this.translation = translation;
    }

    /** Whether the new class has all the fields of the old one. A record says by itself what it has. */
    static boolean isComplete(Class<?> old, Class<?> type) {
        if (type.isRecord()) {
            return true;
        }
        Set<String> names = new HashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            Fields.declared(each).forEach(field -> names.add(field.getName()));
        }
        for (Class<?> each = old; each != null; each = each.getSuperclass()) {
            if (!Fields.declared(each).stream().allMatch(field -> names.contains(field.getName()))) {
                return false;
            }
        }
        return true;
    }

    /**
     * An object of {@code type} with the values of another: a record through its canonical constructor, whose checks
     * are its own, anything else field by field.
     */
    Object copy(Object value, Class<?> type) {
        if (type.isRecord()) {
            return record(value, type);
        }
        StateCopy state = StateCopy.of(value.getClass(), type, Object.class, to, access);
        Object copy = access.allocate(type);
        state.copy(value, copy, translation);
        return copy;
    }

    private Object record(Object value, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                Field target = field(type, components[i]);
                FieldMigration migration = StateCopy.migration(value.getClass(), target, access);
                values[i] = migration != null
                        ? migration.value(value, null, translation, access)
                        : StateCopy.pair(value.getClass(), target, to, access).converted(value, translation, access);
            }
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .invokeWithArguments(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new CannotBeKept(type, "", HandoverTexts.recordFailed(e), e);
        }
    }

    /**
     * The fields of an old record that the components of a new one get their values from.
     *
     * @throws CannotBeKept if there is none for one of them
     */
    List<Field> sources(Class<?> old, Class<?> type) {
        List<Field> sources = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Field target = field(type, component);
            FieldMigration migration = StateCopy.migration(old, target, access);
            Field from =
                    migration == null ? StateCopy.pair(old, target, to, access).from() : migration.from();
            if (from != null) {
                sources.add(from);
            }
        }
        return sources;
    }

    private static Field field(Class<?> type, RecordComponent component) {
        try {
            return type.getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new LinkageError("hotreload: " + component, e);
        }
    }
}
