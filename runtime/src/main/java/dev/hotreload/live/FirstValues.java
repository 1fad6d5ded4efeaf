package dev.hotreload.live;

import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.generation.Generation;
import dev.hotreload.link.CurrentMembers.FieldAccess;
import dev.hotreload.model.AddedField;
import dev.hotreload.model.ClassState;
import dev.hotreload.state.AddedFieldValues;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.FieldNode;

/**
 * What an added field has in an object when it is used for the first time: the value of its initialiser, or what the
 * object had in the field that it replaces.
 *
 * <p>All handles are {@code (Object)Object} and ignore their argument for a static field. Safe for use by any thread.
 */
final class FirstValues {
    private static final MethodType SHAPE = MethodType.methodType(Object.class, Object.class);
    private static final MethodHandle IS_INSTANCE;

    static {
        try {
            IS_INSTANCE = MethodHandles.lookup()
                    .findVirtual(Class.class, "isInstance", MethodType.methodType(boolean.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final TrustedLookup lookup;
    private final Supplier<Generation> current;
    private final StateField stateField;
    private final LiveFields fields;

    FirstValues(TrustedLookup lookup, Supplier<Generation> current, StateField stateField, LiveFields fields) {
        this.lookup = lookup;
        this.current = current;
        this.stateField = stateField;
        this.fields = fields;
    }

    /** Null if the field begins with its default value. */
    @Nullable
    MethodHandle of(Class<?> declaring, AddedField field, Class<?> type) throws ReflectiveOperationException {
        MethodHandle declared = declared(declaring, field, type);
        if (!field.moved().isEmpty()) {
            return moved(declaring, field, type, declared);
        }
        AddedField added = field.addedBefore();
        FieldKey before = added == null ? field.before() : added.key();
        return before == null ? declared : converting(declaring, field, before, type, declared);
    }

    private @Nullable MethodHandle declared(Class<?> declaring, AddedField field, Class<?> type)
            throws ReflectiveOperationException {
        MethodKey method = field.initialiser();
        if (field.constant() != null) {
            Object constant =
                    field.constant() instanceof Integer number ? Constants.narrowed(number, type) : field.constant();
            return MethodHandles.dropArguments(MethodHandles.constant(Object.class, constant), 0, Object.class);
        }
        if (method == null) {
            return null;
        }
        MethodType evaluation = MethodType.methodType(type.isPrimitive() ? type : Object.class);
        MethodHandles.Lookup own = lookup.trusted();
        MethodHandle initialiser;
        if (Modifier.isStatic(field.access())) {
            initialiser = ofAnyObject(own.findStatic(declaring, method.name(), evaluation));
        } else if (stateField.isIn(declaring)) {
            initialiser = own.findSpecial(declaring, method.name(), evaluation, declaring);
        } else {
            initialiser = own.findStatic(declaring, method.name(), evaluation.insertParameterTypes(0, declaring));
        }
        return initialiser.asType(SHAPE);
    }

    /** Takes the value that the object has in the class which declared the field before; others are initialised. */
    private MethodHandle moved(Class<?> declaring, AddedField field, Class<?> type, @Nullable MethodHandle declared)
            throws ReflectiveOperationException {
        boolean isStatic = Modifier.isStatic(field.access());
        FieldAccess access = isStatic ? FieldAccess.GET_STATIC : FieldAccess.GET;
        MethodHandle value = declared != null
                ? declared
                : MethodHandles.empty(MethodType.methodType(type, Object.class)).asType(SHAPE);
        for (int i = field.moved().size() - 1; i >= 0; i--) {
            AddedField.Moved source = field.moved().get(i);
            Class<?> owner = LiveMembers.loaded(source.owner(), declaring);
            MethodHandle read = source.added() == null
                    ? fields.ofJvm(owner, field.key().name(), type, access)
                    : fields.ofAdded(owner, source.added(), type, access);
            MethodHandle taken = (isStatic ? ofAnyObject(read) : read).asType(SHAPE);
            String only = isStatic ? null : source.only();
            value = only == null
                    ? taken
                    : MethodHandles.guardWithTest(
                            IS_INSTANCE.bindTo(LiveMembers.loaded(only, declaring)), taken, value);
        }
        return value;
    }

    /** Takes the value of the field that the new one replaces, if it can be assigned to it. */
    private @Nullable MethodHandle converting(
            Class<?> declaring, AddedField field, FieldKey before, Class<?> type, @Nullable MethodHandle declared)
            throws ReflectiveOperationException {
        Class<?> oldType = FieldTypes.ofEarlier(before.descriptor(), declaring);
        if (oldType == null) {
            return declared;
        }
        boolean isStatic = Modifier.isStatic(field.access());
        MethodHandle old = field.addedBefore() == null
                ? fields.ofJvm(declaring, before.name(), oldType, isStatic ? FieldAccess.GET_STATIC : FieldAccess.GET)
                : fields.lastOfAdded(declaring, field.addedBefore(), oldType);
        MethodHandle read = isStatic ? ofAnyObject(old) : old;
        return Conversion.of(read.asType(SHAPE), oldType, type, declared);
    }

    /** Reads what an object had in the field of this name before {@code field} was added; null if there was none. */
    @Nullable
    MethodHandle before(Class<?> declaring, AddedField field, Class<?> type, String name)
            throws ReflectiveOperationException {
        boolean isStatic = Modifier.isStatic(field.access());
        boolean isSame = name.equals(field.key().name());
        if (isSame && !field.moved().isEmpty()) {
            return moved(declaring, field, type, null);
        }
        if (isSame && !isStatic && field.addedBefore() == null && field.before() == null) {
            // One that was removed once, and comes back.
            return null;
        }
        AddedFieldValues values;
        if (isSame && field.addedBefore() != null) {
            values = fields.values(declaring, field.addedBefore());
        } else if (isSame && field.before() != null) {
            values = null;
        } else {
            values = fields.lastAdded(declaring, name, field.generation(), isStatic);
        }
        MethodHandle read;
        if (values != null) {
            read = isStatic ? values.lastGetter() : stateField.readFor(declaring, values.lastGetter());
        } else {
            FieldNode live = firstOf(declaring, name, isStatic);
            Class<?> oldType = live == null ? null : FieldTypes.ofEarlier(live.desc, declaring);
            if (oldType == null) {
                return null;
            }
            read = fields.ofJvm(declaring, name, oldType, isStatic ? FieldAccess.GET_STATIC : FieldAccess.GET);
        }
        return (isStatic ? ofAnyObject(read) : read).asType(SHAPE);
    }

    /** The field that the class was defined with. */
    private @Nullable FieldNode firstOf(Class<?> declaring, String name, boolean isStatic) {
        ClassState known = current.get().model().state(LiveMembers.internalName(declaring));
        return known == null
                ? null
                : known.first().fields().values().stream()
                        .filter(field -> field.name.equals(name) && Modifier.isStatic(field.access) == isStatic)
                        .findFirst()
                        .orElse(null);
    }

    private static MethodHandle ofAnyObject(MethodHandle ofStatic) {
        return MethodHandles.dropArguments(ofStatic, 0, Object.class);
    }
}
