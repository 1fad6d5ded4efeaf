package dev.hotreload.live;

import dev.hotreload.boot.CallSiteKind;
import dev.hotreload.boot.Holder;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.generation.Generation;
import dev.hotreload.link.CurrentMembers;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.loader.ModuleLoader;
import dev.hotreload.model.ClassState;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.invoke.SwitchPoint;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the members of live classes by the running generation's model.
 *
 * <p>Safe for use by any thread: those that link call sites or ask reflection. Only the engine calls {@link
 * #invalidate}.
 */
public final class LiveMembers implements CurrentMembers {
    private final ApplicationLoaders loaders;
    private final Supplier<Generation> current;
    private final ExactMethods exact;
    private final MethodSelection selection;
    private final LiveFields fields;
    private final Consumer<Class<?>> constants;
    private final AwaitedClasses awaited;
    private final Map<MethodKey, SwitchPoint> validities = new ConcurrentHashMap<>();

    /**
     * @param constants completes the constants of an enum that are still being made
     * @param awaited the classes that calls must wait for
     */
    public LiveMembers(
            ApplicationLoaders loaders,
            TrustedLookup lookup,
            Supplier<Generation> current,
            LiveFields fields,
            Consumer<Class<?>> constants,
            AwaitedClasses awaited) {
        this.loaders = loaders;
        this.current = current;
        this.exact = new ExactMethods(lookup, current);
        this.selection = new MethodSelection(lookup, current, exact);
        this.fields = fields;
        this.constants = constants;
        this.awaited = awaited;
    }

    @Override
    public MethodHandle select(Class<?> receiver, Class<?> owner, String name, MethodType type)
            throws ReflectiveOperationException {
        return selection.select(receiver, owner, name, type);
    }

    @Override
    public MethodHandle last(Class<?> receiver, Class<?> owner, String name, MethodType type)
            throws ReflectiveOperationException {
        return selection.last(receiver, owner, name, type);
    }

    @Override
    public @Nullable MethodHandle override(Class<?> receiver, Class<?> declaring, String name, MethodType type)
            throws ReflectiveOperationException {
        return selection.override(receiver, declaring, name, type);
    }

    @Override
    public MethodHandle special(Class<?> declaring, String name, MethodType type) throws ReflectiveOperationException {
        return exact.special(declaring, name, type);
    }

    @Override
    public MethodHandle argumentsAbove(Class<?> declaring, String descriptor) throws ReflectiveOperationException {
        return exact.argumentsAbove(declaring, descriptor);
    }

    @Override
    public MethodHandle constructAbove(Class<?> declaring, String descriptor) throws ReflectiveOperationException {
        return exact.constructAbove(declaring, descriptor);
    }

    @Override
    public MethodHandle fixed(Class<?> declaring, String name, MethodType type) throws ReflectiveOperationException {
        return exact.fixed(declaring, name, type);
    }

    @Override
    public MethodHandle lastFixed(Class<?> declaring, String name, MethodType type)
            throws ReflectiveOperationException {
        return exact.lastFixed(declaring, name, type);
    }

    @Override
    public MethodHandle field(Class<?> declaring, String name, String descriptor, Class<?> type, FieldAccess access)
            throws ReflectiveOperationException {
        if (access == FieldAccess.GET_STATIC) {
            // Nobody may have a constant that the collections of its enum do not know yet.
            constants.accept(declaring);
        }
        return fields.linked(declaring, new FieldKey(name, descriptor), type, access);
    }

    /** A handle of a field with the types that {@code Lookup.findGetter} and its like give. */
    public MethodHandle typedField(Class<?> declaring, String name, Class<?> type, FieldAccess access)
            throws ReflectiveOperationException {
        MethodHandle handle = fields.handle(declaring, new FieldKey(name, type.descriptorString()), type, access);
        boolean isStatic = access == FieldAccess.GET_STATIC || access == FieldAccess.PUT_STATIC;
        return isStatic ? handle : handle.asType(handle.type().changeParameterType(0, declaring));
    }

    /** A variable handle of a field. */
    public VarHandle varHandle(Class<?> declaring, String name, Class<?> type) throws ReflectiveOperationException {
        return fields.varHandle(declaring, name, type);
    }

    /** Whether a generation added this field, so that the JVM has none. */
    public boolean isAdded(Field field) {
        return fields.isAdded(field);
    }

    /** The generation that added a field, or -1. */
    public int addedIn(Field field) {
        return fields.addedIn(field);
    }

    /** Gives an object that no constructor has made its added fields, with default values. */
    public void begin(Object object) {
        fields.begin(object);
    }

    @Override
    public Holder ofNew() {
        return fields.ofNew();
    }

    @Override
    public MethodHandle initialisation(Class<?> declaring) throws ReflectiveOperationException {
        return fields.initialisation(declaring);
    }

    @Override
    public void completeConstants(Class<?> declaring) {
        constants.accept(declaring);
    }

    @Override
    public int constructorIndex(Class<?> declaring, String descriptor) throws NoSuchMethodException {
        MethodKey key = new MethodKey("<init>", descriptor);
        ClassState state = current.get().model().state(internalName(declaring));
        // One that was removed keeps its index and its last code, because an old frame may still call it.
        int index = state == null ? -1 : state.constructorIndex(descriptor);
        if (index < 0) {
            throw ExactMethods.missing(declaring, key);
        }
        return index;
    }

    @Override
    public int generation() {
        return current.get().number();
    }

    @Override
    public SwitchPoint validity(String name, String descriptor) {
        return validities.computeIfAbsent(new MethodKey(name, descriptor), key -> new SwitchPoint());
    }

    /** The methods of these names and descriptors have changed; call sites ask again. */
    public void invalidate(Collection<MethodKey> changed) {
        SwitchPoint[] invalid = changed.stream()
                .map(validities::remove)
                .filter(validity -> validity != null)
                .toArray(SwitchPoint[]::new);
        if (invalid.length > 0) {
            SwitchPoint.invalidateAll(invalid);
        }
    }

    /** Classes get other supertypes; call sites that know of what type objects are ask again. */
    public void invalidateSupertypes() {
        invalidate(List.of(new MethodKey(CallSiteKind.INSTANCE_OF.name(), "")));
    }

    @Override
    public void await(Class<?> receiver) {
        if (loaders.generationLock().getReadHoldCount() == 0) {
            awaited.await(receiver);
        }
    }

    @Override
    public <T> T whileStable(Linking<T> linking) throws ReflectiveOperationException {
        Lock shared = loaders.generationLock().readLock();
        shared.lock();
        try {
            return linking.run();
        } finally {
            shared.unlock();
        }
    }

    public static Class<?> classOf(String internalName, Class<?> from) throws ClassNotFoundException {
        ClassLoader loader = from.getClassLoader();
        ClassLoader visible = loader instanceof ModuleLoader ? loader : ClassLoader.getSystemClassLoader();
        return Class.forName(internalName.replace('/', '.'), false, visible);
    }

    /** The same for a class that is loaded, whether or not its class file was deleted. */
    public static Class<?> loaded(String internalName, Class<?> from) throws ClassNotFoundException {
        // Class.forName is hooked, and says that a deleted class is not there.
        ClassLoader loader = from.getClassLoader();
        ClassLoader visible = loader instanceof ModuleLoader ? loader : ClassLoader.getSystemClassLoader();
        return visible.loadClass(internalName.replace('/', '.'));
    }

    public static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
