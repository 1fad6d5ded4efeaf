package dev.hotreload.reload;

import dev.hotreload.classfile.MethodKey;
import dev.hotreload.link.CurrentMembers;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.loader.ModuleLoader;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import dev.hotreload.model.Host;
import dev.hotreload.model.ResolvedMethod;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.SwitchPoint;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** Finds the members of live classes by the running generation's model. */
final class LiveMembers implements CurrentMembers {
    private final ApplicationLoaders loaders;
    private final TrustedLookup lookup;
    private final Supplier<Generation> current;
    private final DeclaredMethods declaredMethods;
    private final Map<MethodKey, SwitchPoint> validities = new ConcurrentHashMap<>();

    LiveMembers(ApplicationLoaders loaders, TrustedLookup lookup, Supplier<Generation> current) {
        this.loaders = loaders;
        this.lookup = lookup;
        this.current = current;
        this.declaredMethods = new DeclaredMethods(current);
    }

    @Override
    public MethodHandle select(Class<?> receiver, String name, MethodType type) throws ReflectiveOperationException {
        MethodKey key = new MethodKey(name, type.toMethodDescriptorString());
        for (Class<?> type1 = receiver; type1 != null; type1 = type1.getSuperclass()) {
            MethodNode declared = declaredMethods.find(type1, key);
            if (declared != null && isSelectable(declared.access)) {
                if ((declared.access & Opcodes.ACC_ABSTRACT) != 0) {
                    throw abstractMethod(receiver, type1, key);
                }
                return special(type1, name, type);
            }
        }
        ResolvedMethod inherited = inheritedDefault(receiver, key);
        if (inherited == null) {
            throw new NoSuchMethodException(receiver.getName() + "." + name + type.parameterList());
        }
        Class<?> declaring = classOf(inherited.owner(), receiver);
        if (inherited.isAbstract()) {
            throw abstractMethod(receiver, declaring, key);
        }
        return special(declaring, name, type);
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
        Class<?> added = null;
        for (Class<?> type1 = receiver; type1 != null && type1 != declaring; type1 = type1.getSuperclass()) {
            if (isAdded(type1, key)) {
                added = added == null ? type1 : added;
            } else if (isInMethodTable(type1, key)) {
                // The JVM's table leads to this one; only its super call comes here.
                added = null;
            }
        }
        if (added == null && declaring.isInterface() && !hasInMethodTable(receiver, key)) {
            ResolvedMethod inherited = inheritedDefault(receiver, key);
            boolean isBelow = inherited != null && !inherited.owner().equals(internalName(declaring));
            added = inherited != null && isBelow && !inherited.isAbstract()
                    ? classOf(inherited.owner(), receiver)
                    : null;
        }
        return added == null ? null : special(added, name, type);
    }

    private boolean hasInMethodTable(Class<?> receiver, MethodKey key) {
        for (Class<?> type = receiver; type != null; type = type.getSuperclass()) {
            if (isInMethodTable(type, key)) {
                return true;
            }
        }
        return false;
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
        MethodHandles.Lookup own = lookup.in(declaring);
        ClassState state = current.get().model().state(internalName(declaring));
        if (state == null) {
            return own.findSpecial(declaring, name, type, declaring);
        }
        if (state.overridden().contains(key)) {
            return hosted(own, declaring, Host.original(key, state.internalName(), declaring.isInterface()));
        }
        Host host = state.isInFirstShape(key) ? null : state.hostOf(key);
        return host == null ? own.findSpecial(declaring, name, type, declaring) : hosted(own, declaring, host);
    }

    @Override
    public MethodHandle fixed(Class<?> declaring, String name, MethodType type) throws ReflectiveOperationException {
        MethodKey key = new MethodKey(name, type.toMethodDescriptorString());
        ClassState state = current.get().model().state(internalName(declaring));
        Host host = state == null || state.isInFirstShape(key) ? null : state.hostOf(key);
        MethodHandles.Lookup own = lookup.in(declaring);
        return host == null ? own.findStatic(declaring, name, type) : hosted(own, declaring, host);
    }

    private static MethodHandle hosted(MethodHandles.Lookup own, Class<?> declaring, Host host)
            throws ReflectiveOperationException {
        MethodType type = MethodType.fromMethodDescriptorString(host.jvm().descriptor(), declaring.getClassLoader());
        MethodHandle handle = host.isStatic()
                ? own.findStatic(declaring, host.jvm().name(), type)
                : own.findSpecial(declaring, host.jvm().name(), type, declaring);
        return host.isMarked()
                ? MethodHandles.insertArguments(handle, handle.type().parameterCount() - 1, (Object) null)
                : handle;
    }

    @Override
    public MethodHandle constructor(Class<?> declaring, MethodType type) throws ReflectiveOperationException {
        return lookup.in(declaring).findConstructor(declaring, type);
    }

    @Override
    public int constructorIndex(Class<?> declaring, String descriptor) {
        ClassState state = current.get().model().state(internalName(declaring));
        return state == null ? -1 : state.constructorIndex(descriptor);
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
    void invalidate(Collection<MethodKey> changed) {
        SwitchPoint[] invalid = changed.stream()
                .map(validities::remove)
                .filter(validity -> validity != null)
                .toArray(SwitchPoint[]::new);
        if (invalid.length > 0) {
            SwitchPoint.invalidateAll(invalid);
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

    private static Class<?> classOf(String internalName, Class<?> from) throws ClassNotFoundException {
        ClassLoader loader = from.getClassLoader();
        ClassLoader visible = loader instanceof ModuleLoader ? loader : ClassLoader.getSystemClassLoader();
        return Class.forName(internalName.replace('/', '.'), false, visible);
    }

    static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
