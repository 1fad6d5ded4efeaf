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
        if (owner.startsWith("[") || !(model.isTouched(owner) || model.isLateNestMember(caller))) {
            return PLAIN;
        }
        ResolvedMethod resolved = model.resolveMethod(owner, method);
        if (resolved == null) {
            return wasRemoved(owner, method) ? new MethodCall.Missing(owner, method) : PLAIN;
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
            return fixed(resolved, host, method);
        }
        if (opcode == Opcodes.INVOKESPECIAL && !resolved.isPrivate()) {
            return superCall(state, resolved, host, method);
        }
        if (resolved.isPrivate()) {
            return fixed(resolved, host, method);
        }
        return virtual(state, resolved, host, method);
    }

    private MethodCall constructor(@Nullable ClassState state, ResolvedMethod resolved, MethodKey method) {
        if (state != null && !state.first().methods().containsKey(method)) {
            return new MethodCall.Construct(resolved.owner());
        }
        boolean reachable = !resolved.isPrivate() || model.areJvmNestmates(caller, resolved.owner());
        return reachable ? PLAIN : new MethodCall.Exact(resolved.owner());
    }

    /** A static or private method: there is only one that it can be. */
    private MethodCall fixed(ResolvedMethod resolved, @Nullable Host host, MethodKey method) {
        boolean nestmates = model.areJvmNestmates(caller, resolved.owner());
        if (host != null) {
            return nestmates
                    ? new MethodCall.AtHost(
                            resolved.owner(), host, resolved.declaring().isInterface())
                    : new MethodCall.Exact(resolved.owner());
        }
        boolean reachable = nestmates || !(resolved.isPrivate() || isPrivateInJvm(resolved, method));
        return reachable ? PLAIN : new MethodCall.Exact(resolved.owner());
    }

    private MethodCall superCall(
            @Nullable ClassState state, ResolvedMethod resolved, @Nullable Host host, MethodKey method) {
        boolean isDispatched = state != null && state.overridden().contains(method);
        return host == null && !isDispatched ? PLAIN : new MethodCall.Exact(resolved.owner());
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

    private boolean isPrivateInJvm(ResolvedMethod resolved, MethodKey method) {
        ClassState state = model.state(resolved.owner());
        MethodNode live = state == null ? null : state.first().methods().get(method);
        return live != null && isNarrower(live.access, resolved.method().access);
    }

    /** Whether the JVM lets fewer classes see a method than the source does. */
    private static boolean isNarrower(int live, int declared) {
        return visibility(live) < visibility(declared);
    }

    private static int visibility(int access) {
        if ((access & Opcodes.ACC_PUBLIC) != 0) {
            return 3;
        }
        if ((access & Opcodes.ACC_PROTECTED) != 0) {
            return 2;
        }
        return (access & Opcodes.ACC_PRIVATE) != 0 ? 0 : 1;
    }

    /** Whether the JVM still has a method that no source declares any more. */
    private boolean wasRemoved(String owner, MethodKey method) {
        for (ClassFile type = model.find(owner); type != null; type = model.superOf(type)) {
            ClassState state = model.state(type.internalName());
            if (state != null
                    && (state.first().methods().containsKey(method)
                            || state.hosts().containsKey(method)
                            || (method.isConstructor() && state.constructorIndex(method.descriptor()) >= 0))) {
                return true;
            }
            if (method.isConstructor()) {
                return false;
            }
        }
        return false;
    }
}
