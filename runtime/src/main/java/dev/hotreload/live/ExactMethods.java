package dev.hotreload.live;

import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.generation.Generation;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import dev.hotreload.model.Face;
import dev.hotreload.model.Host;
import dev.hotreload.model.ResolvedMethod;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Methods that are called without regard to the receiver's class, wherever the JVM has them in the running generation.
 *
 * <p>Safe for use by any thread.
 */
final class ExactMethods {
    private final TrustedLookup lookup;
    private final Supplier<Generation> current;

    ExactMethods(TrustedLookup lookup, Supplier<Generation> current) {
        this.lookup = lookup;
        this.current = current;
    }

    MethodHandle special(Class<?> declaring, String name, MethodType type) throws ReflectiveOperationException {
        MethodKey key = new MethodKey(name, type.toMethodDescriptorString());
        ClassState state = current.get().model().state(LiveMembers.internalName(declaring));
        boolean isDispatched = state != null && state.overridden().contains(key) && !isPassedOn(state, key);
        return exactly(isDispatched ? declaring : resolved(declaring, key), key, type);
    }

    /** Whether a class has a method only in the JVM, where it stands for one that the class inherits. */
    private boolean isPassedOn(ClassState state, MethodKey key) {
        ResolvedMethod resolved = current.get().model().resolveMethod(state.internalName(), key);
        return resolved != null && !resolved.owner().equals(state.internalName()) && !resolved.isAbstract();
    }

    MethodHandle argumentsAbove(Class<?> declaring, String descriptor) throws ReflectiveOperationException {
        MethodHandle method =
                hosted(lookup.trusted(), declaring, Face.arguments(LiveMembers.internalName(declaring), descriptor));
        // The object's own place stays empty: nobody may use it before its superclass's constructor has run.
        return MethodHandles.insertArguments(method, 0, (Object) null);
    }

    MethodHandle constructAbove(Class<?> declaring, String descriptor) throws ReflectiveOperationException {
        MethodKey key = new MethodKey("<init>", descriptor);
        return hosted(lookup.trusted(), declaring, Face.constructor(LiveMembers.internalName(declaring), key, true));
    }

    MethodHandle fixed(Class<?> declaring, String name, MethodType type) throws ReflectiveOperationException {
        MethodKey key = new MethodKey(name, type.toMethodDescriptorString());
        Class<?> owner = resolved(declaring, key);
        ClassModel model = current.get().model();
        ResolvedMethod declared = model.resolveMethod(LiveMembers.internalName(owner), key);
        if (declared != null && !declared.isStatic()) {
            // As invokestatic (JVMS §6.5) in the words of HotSpot; a site that is linked again may be older than this.
            throw new IncompatibleClassChangeError("Expected static method '"
                    + type.returnType().getTypeName()
                    + " " + owner.getName() + "." + name
                    + Arrays.stream(type.parameterArray())
                            .map(Class::getTypeName)
                            .collect(Collectors.joining(", ", "(", ")"))
                    + "'");
        }
        ClassState state = model.state(LiveMembers.internalName(owner));
        Host host = state == null || state.isInFirstShape(key) ? null : state.hostOf(key);
        MethodHandles.Lookup own = lookup.trusted();
        return host == null ? own.findStatic(owner, name, type) : hosted(own, owner, host);
    }

    MethodHandle lastFixed(Class<?> declaring, String name, MethodType type) throws ReflectiveOperationException {
        MethodKey key = new MethodKey(name, type.toMethodDescriptorString());
        ClassState state = current.get().model().state(LiveMembers.internalName(declaring));
        Host host = state == null ? null : state.hostOf(key);
        if (host == null || !host.isStatic()) {
            throw missing(declaring, key);
        }
        return hosted(lookup.trusted(), declaring, host);
    }

    /** The class that declares the method which {@code owner} has or inherits. */
    private Class<?> resolved(Class<?> owner, MethodKey key) throws ReflectiveOperationException {
        String internalName = LiveMembers.internalName(owner);
        if (current.get().model().find(internalName) == null) {
            return owner;
        }
        ResolvedMethod resolved = current.get().model().resolveMethod(internalName, key);
        if (resolved == null) {
            throw missing(owner, key);
        }
        return resolved.owner().equals(internalName) ? owner : LiveMembers.classOf(resolved.owner(), owner);
    }

    /** The instance method that {@code declaring} declares, past any dispatch to overrides. */
    MethodHandle exactly(Class<?> declaring, MethodKey key, MethodType type) throws ReflectiveOperationException {
        MethodHandles.Lookup own = lookup.trusted();
        ClassState state = current.get().model().state(LiveMembers.internalName(declaring));
        if (state != null && state.overridden().contains(key)) {
            return hosted(own, declaring, Host.original(key, state.internalName(), declaring.isInterface()));
        }
        Host host = state == null || state.isInFirstShape(key) ? null : state.hostOf(key);
        return host == null ? own.findSpecial(declaring, key.name(), type, declaring) : hosted(own, declaring, host);
    }

    static MethodHandle hosted(MethodHandles.Lookup own, Class<?> declaring, Host host)
            throws ReflectiveOperationException {
        MethodType type = FieldTypes.ofEarlierMethod(host.jvm().descriptor(), declaring);
        MethodHandle handle = host.isStatic()
                ? own.findStatic(declaring, host.jvm().name(), type)
                : own.findSpecial(declaring, host.jvm().name(), type, declaring);
        Object[] markers = new Object[host.markers()];
        return MethodHandles.insertArguments(handle, handle.type().parameterCount() - markers.length, markers);
    }

    static NoSuchMethodException missing(Class<?> owner, MethodKey key) {
        String method = MemberNames.method(LiveMembers.internalName(owner), key);
        return new NoSuchMethodException(owner.getName() + "." + method + " is not declared");
    }
}
