package dev.hotreload.live;

import dev.hotreload.boot.Holder;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.generation.Generation;
import dev.hotreload.link.CurrentMembers.FieldAccess;
import dev.hotreload.model.AddedField;
import dev.hotreload.model.ClassState;
import dev.hotreload.state.AddedFieldValues;
import dev.hotreload.state.Beginning;
import dev.hotreload.state.FieldNumbers;
import dev.hotreload.state.FieldVarHandle;
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
    private final TrustedLookup lookup;
    private final Supplier<Generation> current;
    private final Migrations migrations;
    private final StateField stateField;
    private final FirstValues first;
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

    /** Tells a field from one of the same name and type that an earlier generation had. */
    private record AddedId(FieldKey key, int generation) {}

    /** @param problem is told what the application's own methods throw that give fields their values */
    public LiveFields(TrustedLookup lookup, Supplier<Generation> current, Consumer<String> problem) {
        this.migrations = new Migrations(lookup, problem);
        this.lookup = lookup;
        this.current = current;
        this.stateField = new StateField(lookup);
        this.first = new FirstValues(lookup, current, stateField, this);
    }

    /** Gives clones of prepared objects fields of their own: {@code (object, clone)clone}. */
    public BinaryOperator<Object> cloning() {
        return new ClonedFields(stateField::find, this::ofObjectsOf);
    }

    /** A handle of the shape that {@code access} says, for the field that {@code owner} has or inherits. */
    public MethodHandle handle(Class<?> owner, FieldKey key, Class<?> type, FieldAccess access)
            throws ReflectiveOperationException {
        Class<?> declaring = declaring(owner, key);
        ClassState state = current.get().model().state(LiveMembers.internalName(declaring));
        AddedField field = state == null ? null : state.fields().get(key);
        return field == null ? ofJvm(declaring, key.name(), type, access) : ofAdded(declaring, field, type, access);
    }

    /**
     * The handle for an instruction that names a class and a field.
     *
     * @throws IncompatibleClassChangeError if the field is static and the instruction is not, or the other way round
     *     (JVMS §6.5, getfield to putstatic), in the words of HotSpot
     */
    MethodHandle linked(Class<?> owner, FieldKey key, Class<?> type, FieldAccess access)
            throws ReflectiveOperationException {
        ClassFile declaring = current.get().model().resolveField(LiveMembers.internalName(owner), key);
        FieldNode field = declaring == null ? null : declaring.fields().get(key);
        boolean isStatic = access != FieldAccess.GET && access != FieldAccess.PUT;
        if (field != null && Modifier.isStatic(field.access) != isStatic) {
            throw new IncompatibleClassChangeError("Expected " + (isStatic ? "static" : "non-static") + " field "
                    + owner.getName() + "." + key.name());
        }
        return handle(owner, key, type, access);
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

    MethodHandle ofJvm(Class<?> declaring, String name, Class<?> type, FieldAccess access)
            throws ReflectiveOperationException {
        MethodHandles.Lookup own = lookup.trusted();
        return switch (access) {
            case GET -> own.findGetter(declaring, name, type);
            case GET_STATIC -> own.findStaticGetter(declaring, name, type);
            case PUT -> own.findSetter(declaring, name, type);
            case PUT_STATIC, INITIALISE_STATIC -> lookup.staticSetter(declaring, name, type);
        };
    }

    MethodHandle ofAdded(Class<?> declaring, AddedField field, Class<?> type, FieldAccess access)
            throws ReflectiveOperationException {
        AddedFieldValues values = values(declaring, field, type);
        if (Modifier.isStatic(field.access())) {
            if (access == FieldAccess.INITIALISE_STATIC) {
                values.beginStatic();
            }
            return access == FieldAccess.GET_STATIC ? values.getter() : values.setter();
        }
        return stateField.readFor(declaring, access == FieldAccess.GET ? values.getter() : values.setter());
    }

    /** {@code (object)}, or for a static field {@code ()}: what an added field held that is not there any more. */
    MethodHandle lastOfAdded(Class<?> declaring, AddedField field, Class<?> type) throws ReflectiveOperationException {
        MethodHandle getter = values(declaring, field, type).lastGetter();
        return Modifier.isStatic(field.access()) ? getter : stateField.readFor(declaring, getter);
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
     * Gives an object that no constructor has made its added fields, with default values: their initialisers are not
     * evaluated.
     */
    void begin(Object object) {
        VarHandle field = stateField.find(object.getClass());
        if (field != null && current.get().number() > 0) {
            field.compareAndSet(object, null, ofNew());
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
                Modifier.isStatic(field.access()) ? null : stateField.ofObjects(declaring),
                (stateField.isIn(declaring) ? numbers.get(stateField.root(declaring)) : ofFaces).next(type),
                field.generation(),
                migrations.of(
                        declaring,
                        current.get().model().state(LiveMembers.internalName(declaring)),
                        field,
                        type,
                        first.of(declaring, field, type),
                        name -> first.before(declaring, field, type, name)));
        AddedFieldValues earlier = added.get(declaring).putIfAbsent(id, values);
        return earlier == null ? values : earlier;
    }

    AddedFieldValues values(Class<?> declaring, AddedField field) throws ReflectiveOperationException {
        return values(declaring, field, FieldTypes.present(field.key().descriptor(), declaring));
    }

    /** The last field of this name that a generation before {@code before} added, if any. */
    @Nullable
    AddedFieldValues lastAdded(Class<?> declaring, String name, int before, boolean isStatic) {
        return added.get(declaring).entrySet().stream()
                .filter(entry -> entry.getKey().key().name().equals(name)
                        && entry.getKey().generation() < before
                        && entry.getValue().isStatic() == isStatic)
                .max(Comparator.comparing(entry -> entry.getKey().generation()))
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    /** {@code (object)void}: gives a new object all fields that were added to {@code declaring}. */
    MethodHandle initialisation(Class<?> declaring) throws ReflectiveOperationException {
        List<AddedFieldValues> all = new ArrayList<>();
        addOfInstances(declaring, all);
        return all.isEmpty()
                ? MethodHandles.empty(MethodType.methodType(void.class, Object.class))
                : Beginning.of(stateField.of(declaring), all);
    }
}
