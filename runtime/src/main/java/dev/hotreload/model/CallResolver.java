package dev.hotreload.model;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Decides how one class must write a call so that it reaches the method that the sources mean.
 *
 * <p>A plain instruction is kept wherever the JVM's own resolution (JVMS §5.4.3.3) and access control (§5.4.4) come to
 * the same method; a call site of our own is used only for what they cannot reach.
 */
public final class CallResolver {
    private static final MethodCall PLAIN = new MethodCall.Plain();
    private static final MethodCall VIRTUAL = new MethodCall.Virtual();

    private final ClassModel model;
    private final String caller;

    /** Decides for the code of {@code caller}. */
    public CallResolver(ClassModel model, String caller) {
        this.model = model;
        this.caller = caller;
    }

    /** How to write the instruction {@code opcode owner.method}. */
    public MethodCall resolve(int opcode, String owner, MethodKey method) {
        if (opcode == Opcodes.INVOKESPECIAL && !method.isConstructor() && !owner.equals(caller)) {
            return superCall(opcode, owner, method);
        }
        if (!owner.startsWith("[") && isOnlyForSubclasses(opcode, owner, method)) {
            return opcode == Opcodes.INVOKESTATIC ? new MethodCall.Exact(owner) : VIRTUAL;
        }
        if (owner.startsWith("[") || !model.isModules(owner)) {
            return PLAIN;
        }
        MethodCall how = reach(opcode, owner, method);
        // The JVM would not find methods of an interface by such an instruction.
        return how == PLAIN && opcode == Opcodes.INVOKEVIRTUAL && model.isFace(owner) ? VIRTUAL : how;
    }

    private boolean isOnlyForSubclasses(int opcode, String owner, MethodKey method) {
        if (!model.isFaceBelowClass(caller) || opcode == Opcodes.INVOKESPECIAL) {
            return false;
        }
        ResolvedMethod resolved = model.resolveMethod(owner, method);
        return resolved != null && model.isOnlyForSubclasses(caller, owner, resolved.owner(), resolved.method().access);
    }

    private MethodCall superCall(int opcode, String owner, MethodKey method) {
        String above = superOf(owner);
        MethodCall how = model.isTouched(above) ? reach(opcode, above, method) : PLAIN;
        boolean isUnreachable = model.isFace(above) || model.isFace(caller) || isLateInterface(above);
        ResolvedMethod resolved = how == PLAIN && isUnreachable ? model.resolveMethod(above, method) : null;
        // The JVM does not search an interface's superclass for it, and not from an interface.
        return resolved == null ? how : new MethodCall.Exact(resolved.owner());
    }

    /**
     * Where the JVM begins to search for the method of a {@code super} call: in the direct superclass, whatever class
     * the compiler names (JVMS §6.5.invokespecial), or in the interface of {@code I.super.m()}.
     */
    private String superOf(String owner) {
        ClassFile named = model.find(owner);
        ClassFile own = model.find(caller);
        boolean isInterface = named != null && named.isInterface();
        return isInterface || own == null || own.superName() == null ? owner : own.superName();
    }

    private MethodCall reach(int opcode, String owner, MethodKey method) {
        ResolvedMethod resolved = model.resolveMethod(owner, method);
        if (resolved == null || !isMeant(resolved, opcode)) {
            return unresolved(opcode, owner, method);
        }
        if (!(model.isTouched(owner) || model.isLateNestMember(caller) || model.isLateNestMember(owner))) {
            return PLAIN;
        }
        ClassState state = model.state(resolved.owner());
        if (method.isConstructor()) {
            return constructor(state, resolved, method);
        }
        Host host = state == null ? null : state.hostOf(method);
        if (host != null && state != null && state.isInFirstShape(method)) {
            host = null;
        }
        if (opcode == Opcodes.INVOKESTATIC) {
            return fixed(owner, resolved, host, method);
        }
        if (opcode == Opcodes.INVOKESPECIAL && !resolved.isPrivate()) {
            return superCall(owner, resolved, host, method);
        }
        if (resolved.isPrivate()) {
            return fixed(resolved.owner(), resolved, host, method);
        }
        return isLateDefault(owner, resolved) || isHiddenInJvm(owner, resolved, method)
                ? VIRTUAL
                : virtual(state, resolved, host, method);
    }

    /** Whether the declaration is the one that the instruction was compiled against. */
    private boolean isMeant(ResolvedMethod resolved, int opcode) {
        return resolved.isStatic() == (opcode == Opcodes.INVOKESTATIC)
                && model.isAccessible(caller, resolved.owner(), resolved.method().access);
    }

    private MethodCall constructor(@Nullable ClassState state, ResolvedMethod resolved, MethodKey method) {
        MethodNode live =
                state == null ? resolved.method() : state.first().methods().get(method);
        return live != null && isReachableInJvm(resolved, live) ? PLAIN : new MethodCall.Construct(resolved.owner());
    }

    /** Whether the JVM lets the caller use a constructor (JVMS §5.4.4), given that the sources do. */
    private boolean isReachableInJvm(ResolvedMethod resolved, MethodNode live) {
        if ((live.access & Opcodes.ACC_PRIVATE) != 0) {
            // A class that came late to its nest was defined with its private constructors open to its package.
            return model.areJvmNestmates(caller, resolved.owner()) || model.isLateNestMember(resolved.owner());
        }
        return !isNarrower(live.access, resolved.method().access)
                || ClassModel.areInOnePackage(caller, resolved.owner());
    }

    private static boolean isOpen(@Nullable MethodNode live) {
        return live != null && (live.access & Opcodes.ACC_PRIVATE) == 0;
    }

    /**
     * A static or private method: there is only one that it can be. A call site finds it by the class that the call
     * names.
     */
    private MethodCall fixed(String owner, ResolvedMethod resolved, @Nullable Host host, MethodKey method) {
        boolean nestmates = model.areJvmNestmates(caller, resolved.owner());
        if (host != null) {
            return nestmates
                    ? new MethodCall.AtHost(resolved.owner(), host, isInterfaceInJvm(resolved))
                    : new MethodCall.Exact(owner);
        }
        boolean reachable = (nestmates || !(resolved.isPrivate() || isPrivateInJvm(resolved, method)))
                && !isOverridableInJvm(resolved, method)
                && !(resolved.isStatic() && !resolved.owner().equals(model.staticMethodInJvm(owner, method)));
        return reachable ? PLAIN : new MethodCall.Exact(owner);
    }

    /**
     * A {@code super} call. Where the JVM would come to a method that dispatches to overrides first, though the sources
     * mean one above it, its copy is called.
     */
    private MethodCall superCall(String owner, ResolvedMethod resolved, @Nullable Host host, MethodKey method) {
        if (host != null || isLateDefault(owner, resolved)) {
            return new MethodCall.Exact(resolved.owner());
        }
        for (ClassFile type = model.find(owner); type != null; type = model.superOf(type)) {
            ClassState state = model.state(type.internalName());
            if (state != null && state.overridden().contains(method)) {
                boolean isRemoved = !state.current().methods().containsKey(method);
                return new MethodCall.Exact(isRemoved ? resolved.owner() : type.internalName());
            }
            if (state != null && state.adopted().stubs().contains(method)) {
                // It would pass on to the caller's own method.
                return new MethodCall.Exact(resolved.owner());
            }
            if (type.internalName().equals(resolved.owner())) {
                break;
            }
            if (state != null && state.isHostedUnderItsName(method)) {
                // It was declared here for a while, and the JVM has it still, as a private one.
                return new MethodCall.Exact(resolved.owner());
            }
        }
        ClassState state = model.state(resolved.owner());
        boolean isDispatched = state != null && state.overridden().contains(method);
        return isDispatched || isPrivateInJvm(resolved, method) ? new MethodCall.Exact(resolved.owner()) : PLAIN;
    }

    /**
     * Whether a class on the way to the method had one of its own for a while, which the JVM still has as a private
     * one.
     */
    private boolean isHiddenInJvm(String owner, ResolvedMethod resolved, MethodKey method) {
        for (ClassFile type = model.find(owner); type != null; type = model.superOf(type)) {
            ClassState state = model.state(type.internalName());
            if (type.internalName().equals(resolved.owner())) {
                return false;
            }
            if (state != null && state.isHostedUnderItsName(method)) {
                return true;
            }
        }
        return false;
    }

    private MethodCall virtual(
            @Nullable ClassState state, ResolvedMethod resolved, @Nullable Host host, MethodKey method) {
        if (host != null) {
            return VIRTUAL;
        }
        MethodNode live = state == null ? null : state.first().methods().get(method);
        if (state != null && live == null) {
            // An abstract method that was added: the JVM does not know it.
            return VIRTUAL;
        }
        return live != null && isNarrower(live.access, resolved.method().access) ? VIRTUAL : PLAIN;
    }

    /**
     * Whether an interface has a default method only from one that it, or one above it, extends by now: the JVM has
     * given it the default methods of those that it was loaded with.
     */
    private boolean isLateDefault(String owner, ResolvedMethod resolved) {
        ClassFile named = model.find(owner);
        return named != null
                && named.isInterface()
                && resolved.declaring().isInterface()
                && !resolved.isAbstract()
                && !isLoadedWith(owner, resolved.owner());
    }

    /**
     * Whether a class has an interface that it was not loaded with: the JVM verifies {@code I.super.m()} by those that
     * it was (JVMS §4.10.1.9.invokespecial).
     */
    private boolean isLateInterface(String owner) {
        ClassFile named = model.find(owner);
        ClassState own = model.state(caller);
        return named != null
                && named.isInterface()
                && own != null
                && !owner.equals(caller)
                && !own.first().interfaces().contains(owner);
    }

    private boolean isLoadedWith(String internalName, String above) {
        ClassState state = model.state(internalName);
        ClassFile type = state == null ? model.find(internalName) : state.first();
        return internalName.equals(above)
                || (type != null && type.interfaces().stream().anyMatch(each -> isLoadedWith(each, above)));
    }

    private boolean isInterfaceInJvm(ResolvedMethod resolved) {
        return resolved.declaring().isInterface() || model.isFace(resolved.owner());
    }

    /** Whether a plain call of a private method would select by the receiver, because the JVM has it not private. */
    private boolean isOverridableInJvm(ResolvedMethod resolved, MethodKey method) {
        ClassState state = model.state(resolved.owner());
        MethodNode live = state == null ? null : state.first().methods().get(method);
        return resolved.isPrivate() && !resolved.isStatic() && isOpen(live);
    }

    /** Whether the JVM's own method of this key has less visibility than the declared one. */
    private boolean isPrivateInJvm(ResolvedMethod resolved, MethodKey method) {
        ClassState state = model.state(resolved.owner());
        MethodNode live = state == null ? null : state.first().methods().get(method);
        return live != null && isNarrower(live.access, resolved.method().access);
    }

    /** Whether the JVM lets fewer classes see a method than the source does. */
    private static boolean isNarrower(int live, int declared) {
        return ClassState.visibility(live) < ClassState.visibility(declared);
    }

    /**
     * A method that no class declares like this: it was removed, or its class file has not been written yet. The call
     * looks again when a generation brings it. Of classes that cannot be read nothing can be said; they are left to the
     * JVM.
     */
    private MethodCall unresolved(int opcode, String owner, MethodKey method) {
        ClassFile type = model.find(owner);
        while (type != null && type.superName() != null) {
            type = model.find(type.superName());
        }
        if (type == null) {
            return PLAIN;
        }
        if (method.isConstructor()) {
            return new MethodCall.Construct(owner);
        }
        boolean isVirtual = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
        return isVirtual ? VIRTUAL : new MethodCall.Exact(owner);
    }

    /** The types that call sites must not name. */
    public MissingTypes missingTypes() {
        return new MissingTypes(model);
    }
}
