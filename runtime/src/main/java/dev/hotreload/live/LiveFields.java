package dev.hotreload.live;

import dev.hotreload.boot.Holder;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.generation.Generation;
import dev.hotreload.link.CurrentMembers.FieldAccess;
import dev.hotreload.model.AddedField;
import dev.hotreload.model.ClassState;
import dev.hotreload.state.AddedFieldValues;
import dev.hotreload.state.Beginning;
import dev.hotreload.state.FieldNumbers;
import dev.hotreload.state.FieldVarHandle;
import dev.hotreload.state.StateFields;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.FieldNode;

/**
 * Access to the fields of live classes: those that the JVM has, and those that generations added.
 *
 * <p>Safe for use by any thread: those that link accesses, make objects or ask reflection, and the engine.
 */
public final class LiveFields {
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
    private final Migrations migrations;
    private final ClassValue<Map<AddedId, AddedFieldValues>> added = new ClassValue<>() {
        @Override
        protected Map<AddedId, AddedFieldValues> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    /** For each class that declares the prepared field for itself and its subclasses. */
    private final ClassValue<FieldNumbers> numbers = new ClassValue<>() {
        @Override
        protected FieldNumbers computeValue(Class<?> type) {
            return FieldNumbers.ofHierarchy();
        }
    };

    /** For the classes that the JVM has as interfaces. */
    private final FieldNumbers ofFaces = FieldNumbers.ofFaces();

    private volatile Holder ofNew = Holder.ofNew(0);

    private final ClassValue<Optional<VarHandle>> stateFields = new ClassValue<>() {
        @Override
        protected Optional<VarHandle> computeValue(Class<?> type) {
            try {
                return Optional.of(stateField(type));
            } catch (ReflectiveOperationException isNotPrepared) {
                return Optional.empty();
            }
        }
    };

    /** Tells a field from one of the same name and type that an earlier generation had. */
    private record AddedId(FieldKey key, int generation) {}

    /** @param problem is told what the application's own methods throw that give fields their values */
    public LiveFields(TrustedLookup lookup, Supplier<Generation> current, Consumer<String> problem) {
        this.migrations = new Migrations(lookup, problem);
        this.lookup = lookup;
        this.current = current;
    }

    /** Gives clones of prepared objects fields of their own: {@code (object, clone)clone}. */
    public BinaryOperator<Object> cloning() {
        return new ClonedFields(this::stateFieldOrNull, this::ofObjectsOf);
    }

    /** A handle of the shape that {@code access} says, for the field that {@code owner} has or inherits. */
    public MethodHandle handle(Class<?> owner, FieldKey key, Class<?> type, FieldAccess access)
            throws ReflectiveOperationException {
        Class<?> declaring = declaring(owner, key);
        ClassState state = current.get().model().state(LiveMembers.internalName(declaring));
        AddedField field = state == null ? null : state.fields().get(key);
        return field == null ? ofJvm(declaring, key.name(), type, access) : ofAdded(declaring, field, type, access);
    }

    private Class<?> declaring(Class<?> owner, FieldKey key) throws ReflectiveOperationException {
        String internalName = LiveMembers.internalName(owner);
        ClassFile declaring = current.get().model().resolveField(internalName, key);
        if (declaring == null) {
            throw new NoSuchFieldException(owner.getName() + "." + key.name() + " is not declared");
        }
        return declaring.internalName().equals(internalName)
                ? owner
                : LiveMembers.classOf(declaring.internalName(), owner);
    }

    private MethodHandle ofJvm(Class<?> declaring, String name, Class<?> type, FieldAccess access)
            throws ReflectiveOperationException {
        MethodHandles.Lookup own = lookup.trusted();
        return switch (access) {
            case GET -> own.findGetter(declaring, name, type);
            case GET_STATIC -> own.findStaticGetter(declaring, name, type);
            case PUT -> own.findSetter(declaring, name, type);
            case PUT_STATIC, INITIALISE_STATIC -> lookup.staticSetter(declaring, name, type);
        };
    }

    private MethodHandle ofAdded(Class<?> declaring, AddedField field, Class<?> type, FieldAccess access)
            throws ReflectiveOperationException {
        AddedFieldValues values = values(declaring, field, type);
        if (Modifier.isStatic(field.access())) {
            if (access == FieldAccess.INITIALISE_STATIC) {
                values.beginStatic();
            }
            return access == FieldAccess.GET_STATIC ? values.getter() : values.setter();
        }
        return ofObject(declaring, access == FieldAccess.GET ? values.getter() : values.setter());
    }

    /** {@code (state, object, …)} becomes {@code (object, …)} with the state read from the object. */
    private MethodHandle ofObject(Class<?> declaring, MethodHandle accessor) throws ReflectiveOperationException {
        MethodHandle state = hasState(declaring)
                ? stateGetter(declaring)
                : ByClass.handle(MethodType.methodType(Holder.class, Object.class), this::stateGetter);
        MethodHandle filtered = MethodHandles.filterArguments(accessor, 0, state);
        MethodType result = filtered.type().dropParameterTypes(0, 1);
        return result.parameterCount() == 1
                ? MethodHandles.permuteArguments(filtered, result, 0, 0)
                : MethodHandles.permuteArguments(filtered, result, 0, 0, 1);
    }

    private MethodHandle stateGetter(Class<?> declaring) throws ReflectiveOperationException {
        return lookup.trusted()
                .findGetter(declaring, PreparedNames.STATE_FIELD, Holder.class)
                .asType(MethodType.methodType(Holder.class, Object.class));
    }

    /** The value of an added static field, or null if nothing has initialised it yet. */
    public @Nullable Object ifSet(Class<?> declaring, AddedField field) throws Throwable {
        AddedFieldValues values = added.get(declaring).get(new AddedId(field.key(), field.generation()));
        return values == null ? null : values.valueIfSet(null);
    }

    /** A variable handle of the field that {@code declaring} declares. */
    VarHandle varHandle(Class<?> declaring, String name, Class<?> type) throws ReflectiveOperationException {
        ClassState state = current.get().model().state(LiveMembers.internalName(declaring));
        AddedField field = state == null ? null : state.fields().get(new FieldKey(name, type.descriptorString()));
        if (field != null) {
            return values(declaring, field, type)
                    .varHandle(declaring, Modifier.isFinal(field.access()), new JdkVarHandleAdapters(lookup));
        }
        MethodHandles.Lookup own = lookup.trusted();
        int modifiers = declaring.getDeclaredField(name).getModifiers();
        VarHandle live = Modifier.isStatic(modifiers)
                ? own.findStaticVarHandle(declaring, name, type)
                : own.findVarHandle(declaring, name, type);
        return Modifier.isFinal(modifiers) ? FieldVarHandle.readOnly(live, new JdkVarHandleAdapters(lookup)) : live;
    }

    /** Whether a generation added this field and it is still there. */
    boolean isAdded(Field field) {
        return addedIn(field) >= 0;
    }

    /** The generation that added a field, or -1. */
    int addedIn(Field field) {
        ClassState state = current.get().model().state(LiveMembers.internalName(field.getDeclaringClass()));
        AddedField added = state == null
                ? null
                : state.fields()
                        .get(new FieldKey(field.getName(), field.getType().descriptorString()));
        return added == null ? -1 : added.generation();
    }

    /**
     * Gives an object that no constructor has made its added fields, with default values: their initialisers are not evaluated.
     */
    void begin(Object object) {
        VarHandle stateField = stateFieldOrNull(object.getClass());
        if (stateField != null && current.get().number() > 0) {
            stateField.compareAndSet(object, null, ofNew());
        }
    }

    /** What objects begin with that constructors of the running generation make. */
    Holder ofNew() {
        int number = current.get().number();
        Holder known = ofNew;
        if (known.madeIn != number) {
            known = Holder.ofNew(number);
            ofNew = known;
        }
        return known;
    }

    /** The instance fields that were added to a class and its superclasses; empty if the program is as it started. */
    private List<AddedFieldValues> ofObjectsOf(Class<?> type) {
        List<AddedFieldValues> all = new ArrayList<>();
        if (current.get().number() > 0) {
            for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
                addOfInstances(declaring, all);
            }
        }
        return all;
    }

    private void addOfInstances(Class<?> declaring, List<AddedFieldValues> all) {
        ClassState state = current.get().model().state(LiveMembers.internalName(declaring));
        if (state == null) {
            return;
        }
        try {
            for (AddedField field : state.fields().values()) {
                if (!Modifier.isStatic(field.access())) {
                    Class<?> type = FieldTypes.present(field.key().descriptor(), declaring);
                    all.add(values(declaring, field, type));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("hotreload: the added fields of " + declaring.getName(), e);
        }
    }

    private AddedFieldValues values(Class<?> declaring, AddedField field, Class<?> type)
            throws ReflectiveOperationException {
        AddedId id = new AddedId(field.key(), field.generation());
        AddedFieldValues known = added.get(declaring).get(id);
        if (known != null) {
            return known;
        }
        AddedFieldValues values = new AddedFieldValues(
                declaring.getName()
                        + '/'
                        + field.key().name()
                        + '/'
                        + field.key().descriptor(),
                type,
                Modifier.isVolatile(field.access()),
                Modifier.isStatic(field.access()) ? null : stateFields(declaring),
                (hasState(declaring) ? numbers.get(root(declaring)) : ofFaces).next(type),
                field.generation(),
                migrations.of(
                        declaring,
                        current.get().model().state(LiveMembers.internalName(declaring)),
                        field,
                        type,
                        initialiser(declaring, field, type),
                        name -> before(declaring, field, type, name)));
        AddedFieldValues earlier = added.get(declaring).putIfAbsent(id, values);
        return earlier == null ? values : earlier;
    }

    /** A class that the JVM has as an interface has no such field; each class below has. */
    private StateFields stateFields(Class<?> declaring) throws ReflectiveOperationException {
        if (hasState(declaring)) {
            VarHandle own = stateField(declaring);
            return object -> own;
        }
        return object -> stateFields.get(object.getClass()).orElseThrow();
    }

    /** The topmost prepared superclass. */
    private Class<?> root(Class<?> declaring) {
        Class<?> root = declaring;
        for (Class<?> above = root.getSuperclass(); above != null && hasState(above); above = above.getSuperclass()) {
            root = above;
        }
        return root;
    }

    private boolean hasState(Class<?> type) {
        return stateFieldOrNull(type) != null;
    }

    private @Nullable VarHandle stateFieldOrNull(Class<?> type) {
        return stateFields.get(type).orElse(null);
    }

    /** The prepared field, which the topmost prepared superclass declares. */
    private VarHandle stateField(Class<?> type) throws ReflectiveOperationException {
        return lookup.trusted().findVarHandle(type, PreparedNames.STATE_FIELD, Holder.class);
    }

    private @Nullable MethodHandle initialiser(Class<?> declaring, AddedField field, Class<?> type)
            throws ReflectiveOperationException {
        MethodHandle declared = null;
        MethodType shape = MethodType.methodType(Object.class, Object.class);
        MethodKey method = field.initialiser();
        if (field.constant() != null) {
            Object constant =
                    field.constant() instanceof Integer number ? Constants.narrowed(number, type) : field.constant();
            declared = MethodHandles.dropArguments(MethodHandles.constant(Object.class, constant), 0, Object.class);
        } else if (method != null) {
            MethodType evaluation = MethodType.methodType(type.isPrimitive() ? type : Object.class);
            MethodHandles.Lookup own = lookup.trusted();
            declared = Modifier.isStatic(field.access())
                    ? MethodHandles.dropArguments(own.findStatic(declaring, method.name(), evaluation), 0, Object.class)
                    : hasState(declaring)
                            ? own.findSpecial(declaring, method.name(), evaluation, declaring)
                            : own.findStatic(declaring, method.name(), evaluation.insertParameterTypes(0, declaring));
            declared = declared.asType(shape);
        }
        if (!field.moved().isEmpty()) {
            return moved(declaring, field, type, declared);
        }
        AddedField added = field.addedBefore();
        FieldKey before = added == null ? field.before() : added.key();
        return before == null ? declared : converting(declaring, field, before, type, declared);
    }

    /** Reads what an object had in the field of this name before {@code field} was added; null if there was none. */
    private @Nullable MethodHandle before(Class<?> declaring, AddedField field, Class<?> type, String name)
            throws ReflectiveOperationException {
        boolean isStatic = Modifier.isStatic(field.access());
        FieldAccess access = isStatic ? FieldAccess.GET_STATIC : FieldAccess.GET;
        boolean isSame = name.equals(field.key().name());
        MethodHandle read;
        if (isSame && !field.moved().isEmpty()) {
            return moved(declaring, field, type, null);
        }
        if (isSame && !isStatic && field.addedBefore() == null && field.before() == null) {
            // One that was removed once, and comes back.
            return null;
        }
        AddedFieldValues values;
        if (isSame && field.addedBefore() != null) {
            values = values(declaring, field.addedBefore());
        } else {
            values = isSame && field.before() != null ? null : lastAdded(declaring, name, field.generation(), isStatic);
        }
        if (values != null) {
            read = isStatic ? values.getter() : ofObject(declaring, values.getter());
        } else {
            FieldNode live = ofJvm(declaring, name, isStatic);
            Class<?> oldType = live == null ? null : FieldTypes.ofEarlier(live.desc, declaring);
            if (oldType == null) {
                return null;
            }
            read = ofJvm(declaring, name, oldType, access);
        }
        return (isStatic ? MethodHandles.dropArguments(read, 0, Object.class) : read)
                .asType(MethodType.methodType(Object.class, Object.class));
    }

    private AddedFieldValues values(Class<?> declaring, AddedField field) throws ReflectiveOperationException {
        return values(declaring, field, FieldTypes.present(field.key().descriptor(), declaring));
    }

    private @Nullable AddedFieldValues lastAdded(Class<?> declaring, String name, int before, boolean isStatic) {
        return added.get(declaring).entrySet().stream()
                .filter(entry -> entry.getKey().key().name().equals(name)
                        && entry.getKey().generation() < before
                        && entry.getValue().isStatic() == isStatic)
                .max(Comparator.comparing(entry -> entry.getKey().generation()))
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    /** The field that the class was defined with. */
    private @Nullable FieldNode ofJvm(Class<?> declaring, String name, boolean isStatic) {
        ClassState state = current.get().model().state(LiveMembers.internalName(declaring));
        return state == null
                ? null
                : state.first().fields().values().stream()
                        .filter(field -> field.name.equals(name) && Modifier.isStatic(field.access) == isStatic)
                        .findFirst()
                        .orElse(null);
    }

    /** Takes the value that the object has in the class which declared the field before; others are initialised. */
    private MethodHandle moved(Class<?> declaring, AddedField field, Class<?> type, @Nullable MethodHandle declared)
            throws ReflectiveOperationException {
        boolean isStatic = Modifier.isStatic(field.access());
        FieldAccess access = isStatic ? FieldAccess.GET_STATIC : FieldAccess.GET;
        MethodType shape = MethodType.methodType(Object.class, Object.class);
        MethodHandle value = declared != null
                ? declared
                : MethodHandles.empty(MethodType.methodType(type, Object.class)).asType(shape);
        for (int i = field.moved().size() - 1; i >= 0; i--) {
            AddedField.Moved source = field.moved().get(i);
            Class<?> owner = LiveMembers.loaded(source.owner(), declaring);
            MethodHandle read = source.added() == null
                    ? ofJvm(owner, field.key().name(), type, access)
                    : ofAdded(owner, source.added(), type, access);
            MethodHandle taken = (isStatic ? MethodHandles.dropArguments(read, 0, Object.class) : read).asType(shape);
            value = isStatic || source.isOfAll()
                    ? taken
                    : MethodHandles.guardWithTest(IS_INSTANCE.bindTo(owner), taken, value);
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
        FieldAccess access = isStatic ? FieldAccess.GET_STATIC : FieldAccess.GET;
        MethodHandle old = field.addedBefore() == null
                ? ofJvm(declaring, before.name(), oldType, access)
                : ofAdded(declaring, field.addedBefore(), oldType, access);
        MethodHandle read = isStatic ? MethodHandles.dropArguments(old, 0, Object.class) : old;
        return Conversion.of(read.asType(MethodType.methodType(Object.class, Object.class)), oldType, type, declared);
    }

    /** {@code (object)void}: gives a new object all fields that were added to {@code declaring}. */
    MethodHandle initialisation(Class<?> declaring) throws ReflectiveOperationException {
        List<AddedFieldValues> all = new ArrayList<>();
        addOfInstances(declaring, all);
        return all.isEmpty()
                ? MethodHandles.empty(MethodType.methodType(void.class, Object.class))
                : Beginning.of(stateField(declaring), all);
    }
}
