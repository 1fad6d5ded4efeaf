package dev.hotreload.handover;

import dev.hotreload.message.HandoverTexts;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Copies the state of an object of one generation into a new one of another: fields by name, through the superclasses,
 * as reflection shows them, which knows what reloads in place have added and removed.
 */
final class StateCopy {
    private final List<FieldPair> pairs = new ArrayList<>();
    private final List<FieldMigration> migrations = new ArrayList<>();
    private final List<FieldInitialiser> initialisers = new ArrayList<>();
    private final Access access;

    private StateCopy(Access access) {
        this.access = access;
    }

    /**
     * How objects of {@code old} become objects of {@code type}.
     *
     * @param end the superclass whose fields are somebody else's affair
     * @throws CannotBeKept if a field of the new class has nothing to get its value from
     */
    static StateCopy of(Class<?> old, Class<?> type, Class<?> end, LoaderGeneration to, Access access) {
        StateCopy copy = new StateCopy(access);
        for (Class<?> each = type; each != end && each != null; each = each.getSuperclass()) {
            for (Field field : Fields.withOuter(each, access)) {
                FieldMigration migration = migration(old, field, access);
                FieldInitialiser initialiser = migration != null || find(old, field, access) != null
                        ? null
                        : FieldInitialiser.of(field, to, access);
                if (migration != null) {
                    copy.migrations.add(migration);
                } else if (initialiser != null) {
                    copy.initialisers.add(initialiser);
                } else {
                    copy.pairs.add(pair(old, field, to, access));
                }
            }
        }
        return copy;
    }

    /**
     * The method that gives a field its value; null if there is none. If old objects have that very field, only one
     * that has come since counts: it says that the field has another meaning.
     */
    static @Nullable FieldMigration migration(Class<?> old, Field field, Access access) {
        Field from = find(old, field, access);
        boolean isSame =
                from != null && from.getType().getName().equals(field.getType().getName());
        boolean isKnown = from != null && isSame && FieldMigration.isIn(from.getDeclaringClass(), field.getName());
        return isKnown ? null : FieldMigration.of(field, old);
    }

    /** A field by its name, in the lowest class that has one. */
    static @Nullable Field find(Class<?> old, String name) {
        for (Class<?> each = old; each != null; each = each.getSuperclass()) {
            for (Field field : Fields.declared(each)) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        return null;
    }

    /** The fields of old objects that are read. */
    List<Field> sources() {
        List<Field> sources = new ArrayList<>();
        pairs.forEach(pair -> sources.add(pair.from()));
        for (FieldMigration migration : migrations) {
            if (migration.from() != null) {
                sources.add(migration.from());
            }
        }
        return sources;
    }

    /** The same for the fields that both have; the others get their default values. */
    static StateCopy ofCommon(Class<?> old, Class<?> type, Class<?> end, LoaderGeneration to, Access access) {
        StateCopy copy = new StateCopy(access);
        for (Class<?> each = type; each != end && each != null; each = each.getSuperclass()) {
            for (Field field : Fields.declared(each)) {
                if (find(old, field, access) != null) {
                    copy.pairs.add(pair(old, field, to, access));
                }
            }
        }
        return copy;
    }

    /**
     * A field of a new object, and the one of an old object's class that gives it its value.
     *
     * @throws CannotBeKept if there is none, or none of a type that can be converted
     */
    static FieldPair pair(Class<?> old, Field field, LoaderGeneration to, Access access) {
        Field from = find(old, field, access);
        if (from == null) {
            throw new CannotBeKept(field.getDeclaringClass(), field.getName(), HandoverTexts.newField(field.getName()));
        }
        FieldPair pair = FieldPair.of(from, field, to);
        pair.check();
        return pair;
    }

    /** In the class of the same name, or else in the lowest class that has one. */
    private static @Nullable Field find(Class<?> old, Field wanted, Access access) {
        Field lowest = null;
        for (Class<?> each = old; each != null; each = each.getSuperclass()) {
            for (Field field : Fields.withOuter(each, access)) {
                if (Fields.areSame(field, wanted)) {
                    if (each.getName().equals(wanted.getDeclaringClass().getName())) {
                        return field;
                    }
                    lowest = lowest == null ? field : lowest;
                }
            }
        }
        return lowest;
    }

    /** @throws CannotBeKept if a value cannot be translated or converted */
    void copy(Object object, Object copy, UnaryOperator<@Nullable Object> translation) {
        for (FieldPair pair : pairs) {
            try {
                pair.copy(object, copy, translation, access);
            } catch (Throwable e) {
                throw Access.rethrown(e);
            }
        }
        initialisers.forEach(initialiser -> initialiser.set(copy, access));
        for (FieldMigration migration : migrations) {
            FieldPair.write(migration.target(), copy, migration.value(object, copy, translation, access), access);
        }
    }
}
