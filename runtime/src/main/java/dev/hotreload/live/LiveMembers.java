package dev.hotreload.live;

import dev.hotreload.boot.Holder;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.generation.Generation;
import dev.hotreload.link.CurrentMembers;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.loader.ModuleLoader;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import dev.hotreload.model.Face;
import dev.hotreload.model.Host;
import dev.hotreload.model.ResolvedMethod;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.SwitchPoint;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds the members of live classes by the running generation's model.
 *
 * <p>Safe for use by any thread: those that link call sites or ask reflection. Only the engine calls {@link
 * #invalidate}.
 */
public final class LiveMembers implements CurrentMembers {
    private final ApplicationLoaders loaders;
    private final TrustedLookup lookup;
    private final Supplier<Generation> current;
    private final DeclaredMethods declaredMethods;
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
        this.lookup = lookup;
        this.current = current;
        this.declaredMethods = new DeclaredMethods(current, lookup);
        this.fields = fields;
        this.constants = constants;
        this.awaited = awaited;
    }

    @Override
    public MethodHandle select(Class<?> receiver, Class<?> owner, String name, MethodType type)
            throws ReflectiveOperationException {
        MethodKey key = new MethodKey(name, type.toMethodDescriptorString());
        ResolvedMethod resolved = current.get().model().resolveMethod(internalName(owner), key);
        if (resolved != null && resolved.isPrivate() && !resolved.isStatic()) {
            // It became private after the caller was compiled, which the instruction does not tell.
            return exactly(classOf(resolved.owner(), owner), key, type);
        }
        if (KeptCall.isFor(receiver)) {
            return KeptCall.of(receiver, lookup.jvmMethods(receiver), name, type, lookup.trusted());
        }
        for (Class<?> candidate = receiver; candidate != null; candidate = candidate.getSuperclass()) {
            MethodNode declared = declaredMethods.find(candidate, key);
            if (declared != null && isSelectable(declared.access) && overrides(candidate, resolved)) {
                if ((declared.access & Opcodes.ACC_ABSTRACT) != 0) {
                    throw abstractMethod(receiver, candidate, key);
                }
                return exactly(candidate, key, type);
            }
        }
        ResolvedMethod inherited = inheritedDefault(receiver, key);
        if (inherited == null) {
            throw missing(owner, key);
        }
        Optional<MethodHandle> byHandler = ProxyCall.of(receiver, name, type);
        if (byHandler.isPresent()) {
            return byHandler.get();
        }
        Class<?> declaring = classOf(inherited.owner(), receiver);
        if (inherited.isAbstract()) {
            throw abstractMethod(receiver, declaring, key);
        }
        return exactly(declaring, key, type);
    }

    @Override
    public MethodHandle last(Class<?> receiver, Class<?> owner, String name, MethodType type)
            throws ReflectiveOperationException {
        MethodKey key = new MethodKey(name, type.toMethodDescriptorString());
        for (Class<?> candidate = receiver; candidate != null; candidate = candidate.getSuperclass()) {
            ClassState state = current.get().model().state(internalName(candidate));
            Host host = state == null ? null : state.hostOf(key);
            if (host != null && !host.isStatic()) {
                return hosted(lookup.trusted(), candidate, host);
            }
        }
        throw missing(owner, key);
    }

    /** Whether a method of {@code candidate} is the resolved one or overrides it, as far as packages decide it. */
    private static boolean overrides(Class<?> candidate, @Nullable ResolvedMethod resolved) {
        int visible = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;
        if (resolved == null || (resolved.method().access & visible) != 0) {
            return true;
        }
        if (resolved.isPrivate()) {
            return false;
        }
        String owner = resolved.owner();
        String ownerPackage = owner.substring(0, Math.max(0, owner.lastIndexOf('/')));
        return candidate.getPackageName().equals(ownerPackage.replace('/', '.'));
    }

    private NoSuchMethodException missing(Class<?> owner, MethodKey key) {
        String method = MemberNames.method(internalName(owner), key);
        return new NoSuchMethodException(owner.getName() + "." + method + " is not declared");
    }

    private static boolean isSelectable(int access) {
        return (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) == 0;
    }

    private static AbstractMethodError abstractMethod(Class<?> receiver, Class<?> declaring, MethodKey key) {
        return new AbstractMethodError("Receiver class " + receiver.getName()
                + " does not define or inherit an implementation of the resolved method 'abstract " + key + "' of "
                + (declaring.isInterface() ? "interface " : "abstract class ") + declaring.getName() + ".");
    }

    /** The interface method that a class inherits; classes made at run time are asked for their interfaces. */
    private @Nullable ResolvedMethod inheritedDefault(Class<?> receiver, MethodKey key) {
        ClassModel model = current.get().model();
        ResolvedMethod best = null;
        for (Class<?> type = receiver; type != null; type = type.getSuperclass()) {
            for (Class<?> parent : type.getInterfaces()) {
                ResolvedMethod found = model.resolveMethod(internalName(parent), key);
                if (found != null
                        && found.declaring().isInterface()
                        && isSelectable(found.method().access)
                        && (best == null
                                || (best.isAbstract() && !found.isAbstract())
                                || (best.isAbstract() == found.isAbstract()
                                        && model.isSubtype(found.owner(), best.owner())))) {
                    best = found;
                }
            }
        }
        return best;
    }

    @Override
    public @Nullable MethodHandle override(Class<?> receiver, Class<?> declaring, String name, MethodType type)
            throws ReflectiveOperationException {
        MethodKey key = new MethodKey(name, type.toMethodDescriptorString());
        ResolvedMethod resolved = current.get().model().resolveMethod(internalName(declaring), key);
        Class<?> added = null;
        boolean isInTable = false;
        for (Class<?> candidate = receiver;
                candidate != null && candidate != declaring;
                candidate = candidate.getSuperclass()) {
            if (isAdded(candidate, key) && overrides(candidate, resolved)) {
                added = added == null ? candidate : added;
            } else if (isInMethodTable(candidate, key)) {
                // The JVM's table leads to this one; only its super call comes here.
                added = null;
                isInTable = true;
            }
        }
        boolean isOfInterface = resolved == null || resolved.declaring().isInterface();
        if (added == null && isOfInterface && !isInTable) {
            ResolvedMethod inherited = inheritedDefault(receiver, key);
            if (inherited != null
                    && !inherited.isAbstract()
                    && (resolved == null || !inherited.owner().equals(resolved.owner()))) {
                added = classOf(inherited.owner(), receiver);
            }
        }
        return added == null ? null : exactly(added, key, type);
    }

    private boolean isAdded(Class<?> type, MethodKey key) {
        ClassState state = current.get().model().state(internalName(type));
        MethodNode declared = state == null ? null : state.current().methods().get(key);
        return declared != null
                && state != null
                && isSelectable(declared.access)
                && (declared.access & Opcodes.ACC_ABSTRACT) == 0
                && !state.isInFirstShape(key);
    }

    private boolean isInMethodTable(Class<?> type, MethodKey key) {
        ClassState state = current.get().model().state(internalName(type));
        MethodNode live = state == null
                ? declaredMethods.find(type, key)
                : state.first().methods().get(key);
        return live != null && isSelectable(live.access);
    }

    @Override
    public MethodHandle special(Class<?> declaring, String name, MethodType type) throws ReflectiveOperationException {
        MethodKey key = new MethodKey(name, type.toMethodDescriptorString());
        ClassState state = current.get().model().state(internalName(declaring));
        boolean isDispatched = state != null && state.overridden().contains(key) && !isPassedOn(state, key);
        return exactly(isDispatched ? declaring : resolved(declaring, key), key, type);
    }

    /** Whether a class has a method only in the JVM, where it stands for one that the class inherits. */
    private boolean isPassedOn(ClassState state, MethodKey key) {
        ResolvedMethod resolved = current.get().model().resolveMethod(state.internalName(), key);
        return resolved != null && !resolved.owner().equals(state.internalName()) && !resolved.isAbstract();
    }

    @Override
    public MethodHandle argumentsAbove(Class<?> declaring, String descriptor) throws ReflectiveOperationException {
        MethodHandle method = hosted(lookup.trusted(), declaring, Face.arguments(internalName(declaring), descriptor));
        // The object's own place stays empty: nobody may use it before its superclass's constructor has run.
        return MethodHandles.insertArguments(method, 0, (Object) null);
    }

    @Override
    public MethodHandle constructAbove(Class<?> declaring, String descriptor) throws ReflectiveOperationException {
        MethodKey key = new MethodKey("<init>", descriptor);
        return hosted(lookup.trusted(), declaring, Face.constructor(internalName(declaring), key, true));
    }

    @Override
    public MethodHandle fixed(Class<?> declaring, String name, MethodType type) throws ReflectiveOperationException {
        MethodKey key = new MethodKey(name, type.toMethodDescriptorString());
        Class<?> owner = resolved(declaring, key);
        ClassState state = current.get().model().state(internalName(owner));
        Host host = state == null || state.isInFirstShape(key) ? null : state.hostOf(key);
        MethodHandles.Lookup own = lookup.trusted();
        return host == null ? own.findStatic(owner, name, type) : hosted(own, owner, host);
    }

    /** The class that declares the method which {@code owner} has or inherits. */
    private Class<?> resolved(Class<?> owner, MethodKey key) throws ReflectiveOperationException {
        String internalName = internalName(owner);
        if (current.get().model().find(internalName) == null) {
            return owner;
        }
        ResolvedMethod resolved = current.get().model().resolveMethod(internalName, key);
        if (resolved == null) {
            throw missing(owner, key);
        }
        return resolved.owner().equals(internalName) ? owner : classOf(resolved.owner(), owner);
    }

    /** The instance method that {@code declaring} declares, past any dispatch to overrides. */
    private MethodHandle exactly(Class<?> declaring, MethodKey key, MethodType type)
            throws ReflectiveOperationException {
        MethodHandles.Lookup own = lookup.trusted();
        ClassState state = current.get().model().state(internalName(declaring));
        if (state != null && state.overridden().contains(key)) {
            return hosted(own, declaring, Host.original(key, state.internalName(), declaring.isInterface()));
        }
        Host host = state == null || state.isInFirstShape(key) ? null : state.hostOf(key);
        return host == null ? own.findSpecial(declaring, key.name(), type, declaring) : hosted(own, declaring, host);
    }

    private static MethodHandle hosted(MethodHandles.Lookup own, Class<?> declaring, Host host)
            throws ReflectiveOperationException {
        MethodType type = FieldTypes.ofEarlierMethod(host.jvm().descriptor(), declaring);
        MethodHandle handle = host.isStatic()
                ? own.findStatic(declaring, host.jvm().name(), type)
                : own.findSpecial(declaring, host.jvm().name(), type, declaring);
        Object[] markers = new Object[host.markers()];
        return MethodHandles.insertArguments(handle, handle.type().parameterCount() - markers.length, markers);
    }

    @Override
    public MethodHandle field(Class<?> declaring, String name, String descriptor, Class<?> type, FieldAccess access)
            throws ReflectiveOperationException {
        if (access == FieldAccess.GET_STATIC) {
            // Nobody may have a constant that the collections of its enum do not know yet.
            constants.accept(declaring);
        }
        return fields.handle(declaring, new FieldKey(name, descriptor), type, access);
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
            throw missing(declaring, key);
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
