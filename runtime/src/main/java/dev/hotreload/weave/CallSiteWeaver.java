package dev.hotreload.weave;

import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.model.CallResolver;
import dev.hotreload.model.MethodCall;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Rewrites the calls of a method that the JVM would not resolve as the sources mean it; leaves all others alone.
 *
 * <p>Every replacement takes the same operands from the stack and leaves the same result, so frames stay valid.
 */
final class CallSiteWeaver {
    private final CallResolver resolver;
    private final String caller;

    CallSiteWeaver(CallResolver resolver, String caller) {
        this.resolver = resolver;
        this.caller = caller;
    }

    /** Rewrites {@code method}; returns whether anything changed. */
    boolean weave(MethodNode method) {
        boolean changed = false;
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction instanceof MethodInsnNode call) {
                InsnList replacement = replacement(call, method);
                if (replacement != null) {
                    method.instructions.insertBefore(call, replacement);
                    method.instructions.remove(call);
                    changed = true;
                }
            }
        }
        return changed;
    }

    private @org.jspecify.annotations.Nullable InsnList replacement(MethodInsnNode call, MethodNode method) {
        MethodKey key = new MethodKey(call.name, call.desc);
        MethodCall how = resolver.resolve(call.getOpcode(), call.owner, key);
        if (how instanceof MethodCall.AtHost at) {
            return atHost(at);
        } else if (how instanceof MethodCall.Virtual) {
            return one(CallSites.site(call.name, CallSites.withReceiver(call.owner, call.desc), CallSites.VIRTUAL));
        } else if (how instanceof MethodCall.Exact exact) {
            return key.isConstructor() ? viaFactory(call, method) : exact(call, exact.declaring());
        } else if (how instanceof MethodCall.Construct) {
            return construct(call, CallSites.CONSTRUCT);
        } else if (how instanceof MethodCall.Missing) {
            return key.isConstructor() ? construct(call, CallSites.MISSING) : missing(call);
        }
        return null;
    }

    private InsnList atHost(MethodCall.AtHost at) {
        InsnList list = new InsnList();
        if (at.host().isMarked()) {
            list.add(new InsnNode(Opcodes.ACONST_NULL));
        }
        int opcode = at.host().isStatic()
                ? Opcodes.INVOKESTATIC
                : at.owner().equals(caller) ? Opcodes.INVOKESPECIAL : Opcodes.INVOKEVIRTUAL;
        MethodKey jvm = at.host().jvm();
        list.add(new MethodInsnNode(opcode, at.owner(), jvm.name(), jvm.descriptor(), at.isInterface()));
        return list;
    }

    private InsnList exact(MethodInsnNode call, String declaring) {
        Type type = Type.getObjectType(declaring);
        if (call.getOpcode() == Opcodes.INVOKESTATIC) {
            return one(CallSites.site(call.name, call.desc, CallSites.STATIC, type));
        }
        String receiver = call.getOpcode() == Opcodes.INVOKESPECIAL ? caller : call.owner;
        return one(CallSites.site(call.name, CallSites.withReceiver(receiver, call.desc), CallSites.SPECIAL, type));
    }

    private InsnList missing(MethodInsnNode call) {
        String descriptor = call.getOpcode() == Opcodes.INVOKESTATIC
                ? call.desc
                : CallSites.withReceiver(call.getOpcode() == Opcodes.INVOKESPECIAL ? caller : call.owner, call.desc);
        return one(CallSites.site(
                call.name, descriptor, CallSites.MISSING, call.owner.replace('/', '.'), call.name, call.desc));
    }

    /** {@code <init>(args)} becomes {@code <init>(pack(args))}. */
    private static InsnList construct(MethodInsnNode call, String kind) {
        String packing = call.desc.substring(0, call.desc.indexOf(')')) + ")L" + PreparedNames.CONSTRUCTION + ";";
        InvokeDynamicInsnNode pack = kind.equals(CallSites.MISSING)
                ? CallSites.site("pack", packing, kind, call.owner.replace('/', '.'), call.name, call.desc)
                : CallSites.site("pack", packing, kind, Type.getObjectType(call.owner), call.desc);
        InsnList list = one(pack);
        list.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, call.owner, "<init>", PreparedNames.HOOK_DESCRIPTOR, false));
        return list;
    }

    /**
     * {@code new C; dup; args; <init>} becomes {@code new C; dup; args; factory(args); store; pop2; load}: the object
     * that the compiler's code has on the stack is given up for the one that the factory made.
     */
    private static InsnList viaFactory(MethodInsnNode call, MethodNode method) {
        Type owner = Type.getObjectType(call.owner);
        String descriptor = call.desc.substring(0, call.desc.indexOf(')') + 1) + owner.getDescriptor();
        InsnList list = one(CallSites.site("construct", descriptor, CallSites.NEW, owner));
        int local = method.maxLocals++;
        list.add(new VarInsnNode(Opcodes.ASTORE, local));
        list.add(new InsnNode(Opcodes.POP2));
        list.add(new VarInsnNode(Opcodes.ALOAD, local));
        return list;
    }

    private static InsnList one(AbstractInsnNode instruction) {
        InsnList list = new InsnList();
        list.add(instruction);
        return list;
    }
}
