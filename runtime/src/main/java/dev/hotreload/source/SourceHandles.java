package dev.hotreload.source;

import dev.hotreload.boot.CallSiteKind;
import dev.hotreload.boot.Construction;
import dev.hotreload.boot.Linker;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.generation.Generation;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.model.CallResolver;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import dev.hotreload.model.MethodCall;
import dev.hotreload.model.ResolvedMethod;
import dev.hotreload.reflect.CrackableHandles;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds method handles of members that the JVM has not, or not as the sources declare them.
 *
 * <p>A handle is that of a call site that relinked code would have in the same place, so it follows later generations.
 *
 * <p>Safe for use by any thread.
 */
public final class SourceHandles {
    private final Supplier<Generation> current;
    private final TrustedLookup trusted;
    private final Linker linker;
    private final MemberAccess access;
    private final FieldHandles fields;
    private final CrackableHandles crackable;

    public SourceHandles(Supplier<Generation> current, TrustedLookup trusted, LiveMembers members, Linker linker) {
        this.current = current;
        this.trusted = trusted;
        this.linker = linker;
        this.access = new MemberAccess(trusted);
        try {
            this.crackable = new CrackableHandles(trusted.trusted());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("hotreload: this JDK's method handles are not as expected", e);
        }
        this.fields = new FieldHandles(current, members, access, crackable);
    }

    /** Answers {@link dev.hotreload.boot.MemberView#find}. */
    @Nullable
    Object find(MethodHandles.Lookup lookup, String finder, @Nullable Object[] arguments)
            throws ReflectiveOperationException {
        if (MemberAccess.isTrusted(lookup) || Arrays.asList(arguments).contains(null)) {
            return null;
        }
        Object first = Objects.requireNonNull(arguments[0]);
        if (first instanceof Class<?> owner) {
            return isChanged(owner) ? find(lookup, finder, owner, arguments) : null;
        }
        if (finder.equals("bind")) {
            Class<?> owner = first.getClass();
            MethodHandle found = isChanged(owner)
                    ? method(lookup, Opcodes.INVOKEVIRTUAL, owner, (String) arguments[1], (MethodType) arguments[2])
                    : null;
            return found == null ? null : found.bindTo(first);
        }
        return unreflected(lookup, finder, first, arguments);
    }

    /** Whether a handle of a method or constructor is one that {@link #find} gave. */
    boolean isLinked(MethodHandle handle) {
        return crackable.isOurs(handle);
    }

    private boolean isChanged(Class<?> owner) {
        return owner.getClassLoader() instanceof dev.hotreload.loader.ModuleLoader
                && current.get().model().isTouched(LiveMembers.internalName(owner));
    }

    private @Nullable Object find(
            MethodHandles.Lookup lookup, String finder, Class<?> owner, @Nullable Object[] arguments)
            throws ReflectiveOperationException {
        return switch (finder) {
            case "findStatic" ->
                method(lookup, Opcodes.INVOKESTATIC, owner, (String) arguments[1], (MethodType) arguments[2]);
            case "findVirtual" ->
                method(lookup, Opcodes.INVOKEVIRTUAL, owner, (String) arguments[1], (MethodType) arguments[2]);
            case "findSpecial" ->
                special(lookup, owner, (String) arguments[1], (MethodType) arguments[2], (Class<?>) arguments[3]);
            case "findConstructor" -> constructor(lookup, owner, (MethodType) arguments[1], false);
            default -> fields.find(lookup, finder, owner, (String) arguments[1], (Class<?>) arguments[2]);
        };
    }

    private @Nullable Object unreflected(
            MethodHandles.Lookup lookup, String finder, Object member, @Nullable Object[] arguments)
            throws ReflectiveOperationException {
        if (member instanceof Field field) {
            return fields.unreflected(lookup, finder, field);
        }
        Executable executable = (Executable) member;
        Class<?> owner = executable.getDeclaringClass();
        MethodType type = MethodType.methodType(void.class, executable.getParameterTypes());
        if (!isChanged(owner)) {
            return null;
        }
        if (executable instanceof Constructor<?>) {
            return constructor(lookup, owner, type, access.isOpen(executable));
        }
        MethodType declared = type.changeReturnType(((Method) executable).getReturnType());
        if (finder.equals("unreflectSpecial")) {
            return special(lookup, owner, executable.getName(), declared, (Class<?>) arguments[1]);
        }
        MethodKey key = new MethodKey(executable.getName(), declared.toMethodDescriptorString());
        ClassState state = current.get().model().state(LiveMembers.internalName(owner));
        if (state == null || !state.current().methods().containsKey(key)) {
            // One that was removed keeps its last code.
            return null;
        }
        int opcode = Modifier.isStatic(executable.getModifiers()) ? Opcodes.INVOKESTATIC : Opcodes.INVOKEVIRTUAL;
        return access.isOpen(executable)
                ? method(trusted.trusted(), owner, opcode, owner, executable.getName(), declared)
                : method(lookup, opcode, owner, executable.getName(), declared);
    }

    private @Nullable MethodHandle method(
            MethodHandles.Lookup lookup, int opcode, Class<?> owner, String name, MethodType type)
            throws ReflectiveOperationException {
        return method(lookup, lookup.lookupClass(), opcode, owner, name, type);
    }

    private @Nullable MethodHandle method(
            MethodHandles.Lookup lookup, Class<?> caller, int opcode, Class<?> owner, String name, MethodType type)
            throws ReflectiveOperationException {
        ClassModel model = current.get().model();
        MethodKey key = new MethodKey(name, type.toMethodDescriptorString());
        String internalName = LiveMembers.internalName(owner);
        MethodCall call = new CallResolver(model, LiveMembers.internalName(caller)).resolve(opcode, internalName, key);
        if (call instanceof MethodCall.Plain) {
            return null;
        }
        boolean isStatic = opcode == Opcodes.INVOKESTATIC;
        String described = "no such method: " + owner.getName() + "." + name + type
                + (isStatic ? "/invokeStatic" : "/invokeVirtual");
        ResolvedMethod resolved = model.resolveMethod(internalName, key);
        if (resolved == null) {
            throw new NoSuchMethodException(described);
        }
        if (resolved.isStatic() != isStatic) {
            throw new IllegalAccessException(described);
        }
        Class<?> declaring = LiveMembers.classOf(resolved.owner(), owner);
        access.check(lookup, owner, declaring, resolved.method().access, name + type);
        MethodHandle handle;
        int kind;
        if (isStatic) {
            kind = MethodHandleInfo.REF_invokeStatic;
            handle = linked(lookup, name, type, CallSiteKind.STATIC, declaring);
        } else {
            kind = resolved.declaring().isInterface()
                    ? MethodHandleInfo.REF_invokeInterface
                    : MethodHandleInfo.REF_invokeVirtual;
            MethodType withReceiver = type.insertParameterTypes(0, owner);
            handle = call instanceof MethodCall.Virtual
                    ? linked(lookup, name, withReceiver, CallSiteKind.VIRTUAL)
                    : linked(lookup, name, withReceiver, CallSiteKind.SPECIAL, declaring);
        }
        return declared(handle, kind, declaring, type, resolved.method());
    }

    private @Nullable MethodHandle special(
            MethodHandles.Lookup lookup, Class<?> owner, String name, MethodType type, Class<?> caller)
            throws ReflectiveOperationException {
        ClassModel model = current.get().model();
        MethodKey key = new MethodKey(name, type.toMethodDescriptorString());
        String internalName = LiveMembers.internalName(owner);
        MethodCall call = new CallResolver(model, LiveMembers.internalName(caller))
                .resolve(Opcodes.INVOKESPECIAL, internalName, key);
        boolean isCallers = lookup.lookupClass() == caller && lookup.hasFullPrivilegeAccess();
        ResolvedMethod resolved = model.resolveMethod(internalName, key);
        if (call instanceof MethodCall.Plain || !isCallers || resolved == null) {
            // The JVM's own answer is right, or its refusal is.
            return null;
        }
        MethodHandle handle = linked(
                lookup,
                name,
                type.insertParameterTypes(0, caller),
                CallSiteKind.SPECIAL,
                call instanceof MethodCall.Exact exact ? LiveMembers.classOf(exact.declaring(), owner) : owner);
        Class<?> declaring = LiveMembers.classOf(resolved.owner(), owner);
        return declared(handle, MethodHandleInfo.REF_invokeSpecial, declaring, type, resolved.method());
    }

    private @Nullable MethodHandle constructor(
            MethodHandles.Lookup lookup, Class<?> owner, MethodType type, boolean isOpen)
            throws ReflectiveOperationException {
        ClassModel model = current.get().model();
        String descriptor = type.toMethodDescriptorString();
        MethodKey key = new MethodKey("<init>", descriptor);
        String internalName = LiveMembers.internalName(owner);
        ClassState state = model.state(internalName);
        if (state == null || isAsInJvm(state, key)) {
            return null;
        }
        ResolvedMethod resolved = model.resolveMethod(internalName, key);
        if (resolved == null) {
            throw new NoSuchMethodException(
                    "no such constructor: " + owner.getName() + ".<init>" + type + "/newInvokeSpecial");
        }
        if (!isOpen) {
            access.check(lookup, owner, owner, resolved.method().access, "<init>" + type);
        }
        if (state.constructorIndex(descriptor) < 0) {
            // Fewer classes may call it than the JVM thinks, and this one may.
            return null;
        }
        MethodHandle packed = linked(
                lookup, "new", type.changeReturnType(Construction.class), CallSiteKind.CONSTRUCT, owner, descriptor);
        MethodHandle hook = trusted.trusted()
                .findConstructor(
                        owner,
                        MethodType.fromMethodDescriptorString(PreparedNames.HOOK_DESCRIPTOR, owner.getClassLoader()));
        MethodHandle handle = MethodHandles.collectArguments(hook, 0, packed);
        MethodType declared = type.changeReturnType(void.class);
        return declared(handle, MethodHandleInfo.REF_newInvokeSpecial, owner, declared, resolved.method());
    }

    /** Whether the JVM lets the same classes see a constructor as the source. */
    private static boolean isAsInJvm(ClassState state, MethodKey key) {
        MethodNode live = state.first().methods().get(key);
        MethodNode declared = state.current().methods().get(key);
        return live != null
                && declared != null
                && ClassState.visibility(live.access) == ClassState.visibility(declared.access);
    }

    private MethodHandle linked(
            MethodHandles.Lookup lookup, String name, MethodType type, CallSiteKind kind, Object... more)
            throws ReflectiveOperationException {
        try {
            Object[] arguments = new Object[more.length + 1];
            arguments[0] = kind.name();
            System.arraycopy(more, 0, arguments, 1, more.length);
            CallSite site = linker.link(lookup, name, type, arguments);
            return site.dynamicInvoker();
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new ReflectiveOperationException(e);
        }
    }

    /** The handle as that of the declared member. */
    private MethodHandle declared(
            MethodHandle handle, int kind, Class<?> declaring, MethodType type, MethodNode method) {
        MethodHandle named = crackable.ofMethod(handle, kind, declaring, method.name, type, method.access);
        return (method.access & Opcodes.ACC_VARARGS) == 0
                ? named
                : named.asVarargsCollector(named.type().lastParameterType());
    }
}
