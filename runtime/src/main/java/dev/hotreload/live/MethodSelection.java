package dev.hotreload.live;

import dev.hotreload.classfile.MethodKey;
import dev.hotreload.generation.Generation;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import dev.hotreload.model.Host;
import dev.hotreload.model.ResolvedMethod;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Selects methods by the class of the receiver, as the sources of the running generation mean it (JVMS §5.4.6).
 *
 * <p>Safe for use by any thread.
 */
final class MethodSelection {
    private final TrustedLookup lookup;
    private final Supplier<Generation> current;
    private final DeclaredMethods declaredMethods;
    private final ExactMethods exact;

    MethodSelection(TrustedLookup lookup, Supplier<Generation> current, ExactMethods exact) {
        this.lookup = lookup;
        this.current = current;
        this.declaredMethods = new DeclaredMethods(current, lookup);
        this.exact = exact;
    }

    MethodHandle select(Class<?> receiver, Class<?> owner, String name, MethodType type)
            throws ReflectiveOperationException {
        MethodKey key = new MethodKey(name, type.toMethodDescriptorString());
        ResolvedMethod resolved = current.get().model().resolveMethod(LiveMembers.internalName(owner), key);
        if (resolved != null && resolved.isPrivate() && !resolved.isStatic()) {
            // It became private after the caller was compiled, which the instruction does not tell.
            return exact.exactly(LiveMembers.classOf(resolved.owner(), owner), key, type);
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
                return exact.exactly(candidate, key, type);
            }
        }
        ResolvedMethod inherited = inheritedDefault(receiver, key);
        if (inherited == null) {
            throw ExactMethods.missing(owner, key);
        }
        Optional<MethodHandle> byHandler = ProxyCall.of(receiver, name, type);
        if (byHandler.isPresent()) {
            return byHandler.get();
        }
        Class<?> declaring = LiveMembers.classOf(inherited.owner(), receiver);
        if (inherited.isAbstract()) {
            throw abstractMethod(receiver, declaring, key);
        }
        return exact.exactly(declaring, key, type);
    }

    MethodHandle last(Class<?> receiver, Class<?> owner, String name, MethodType type)
            throws ReflectiveOperationException {
        MethodKey key = new MethodKey(name, type.toMethodDescriptorString());
        for (Class<?> candidate = receiver; candidate != null; candidate = candidate.getSuperclass()) {
            ClassState state = current.get().model().state(LiveMembers.internalName(candidate));
            Host host = state == null ? null : state.hostOf(key);
            if (host != null && !host.isStatic()) {
                return ExactMethods.hosted(lookup.trusted(), candidate, host);
            }
        }
        throw ExactMethods.missing(owner, key);
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
                ResolvedMethod found = model.resolveMethod(LiveMembers.internalName(parent), key);
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

    @Nullable
    MethodHandle override(Class<?> receiver, Class<?> declaring, String name, MethodType type)
            throws ReflectiveOperationException {
        MethodKey key = new MethodKey(name, type.toMethodDescriptorString());
        ResolvedMethod resolved = current.get().model().resolveMethod(LiveMembers.internalName(declaring), key);
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
                added = LiveMembers.classOf(inherited.owner(), receiver);
            }
        }
        return added == null ? null : exact.exactly(added, key, type);
    }

    private boolean isAdded(Class<?> type, MethodKey key) {
        ClassState state = current.get().model().state(LiveMembers.internalName(type));
        MethodNode declared = state == null ? null : state.current().methods().get(key);
        return declared != null
                && state != null
                && isSelectable(declared.access)
                && (declared.access & Opcodes.ACC_ABSTRACT) == 0
                && !state.isInFirstShape(key);
    }

    private boolean isInMethodTable(Class<?> type, MethodKey key) {
        ClassState state = current.get().model().state(LiveMembers.internalName(type));
        MethodNode live = state == null
                ? declaredMethods.find(type, key)
                : state.first().methods().get(key);
        return live != null && isSelectable(live.access);
    }
}
