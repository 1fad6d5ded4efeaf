package dev.hotreload.weave;

import dev.hotreload.boot.CallSiteKind;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.model.CallResolver;
import dev.hotreload.model.MethodCall;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

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
                InsnList replacement = replacement(call, MethodReferenceWeaver.isHelper(method));
                if (replacement != null) {
                    method.instructions.insertBefore(call, replacement);
                    method.instructions.remove(call);
                    changed = true;
                }
            }
        }
        return changed;
    }

    private @Nullable InsnList replacement(MethodInsnNode call, boolean isReference) {
        MethodKey key = new MethodKey(call.name, call.desc);
        MethodCall how = resolver.resolve(call.getOpcode(), call.owner, key);
        if (how instanceof MethodCall.AtHost at) {
            return atHost(at);
        } else if (how instanceof MethodCall.Virtual) {
            CallSiteKind kind = isReference ? CallSiteKind.VIRTUAL_REFERENCE : CallSiteKind.VIRTUAL;
            return one(CallSites.site(call.name, CallSites.withReceiver(call.owner, call.desc), kind));
        } else if (how instanceof MethodCall.Exact exact) {
            return exact(call, exact.declaring(), isReference);
        } else if (how instanceof MethodCall.Construct) {
            return construct(call);
        }
        return null;
    }

    private InsnList atHost(MethodCall.AtHost at) {
        InsnList list = new InsnList();
        for (int i = 0; i < at.host().markers(); i++) {
            list.add(new InsnNode(Opcodes.ACONST_NULL));
        }
        int opcode = at.host().isStatic()
                ? Opcodes.INVOKESTATIC
                : at.owner().equals(caller) ? Opcodes.INVOKESPECIAL : Opcodes.INVOKEVIRTUAL;
        MethodKey jvm = at.host().jvm();
        list.add(new MethodInsnNode(opcode, at.owner(), jvm.name(), jvm.descriptor(), at.isInterface()));
        return list;
    }

    private InsnList exact(MethodInsnNode call, String declaring, boolean isReference) {
        Type type = Type.getObjectType(declaring);
        if (call.getOpcode() == Opcodes.INVOKESTATIC) {
            CallSiteKind kind = isReference ? CallSiteKind.STATIC_REFERENCE : CallSiteKind.STATIC;
            return one(CallSites.site(call.name, call.desc, kind, type));
        }
        String receiver = call.getOpcode() == Opcodes.INVOKESPECIAL ? caller : call.owner;
        return one(CallSites.site(call.name, CallSites.withReceiver(receiver, call.desc), CallSiteKind.SPECIAL, type));
    }

    /** {@code <init>(args)} becomes {@code <init>(pack(args))}. */
    private InsnList construct(MethodInsnNode call) {
        String present = resolver.missingTypes().withPresentParameters(call.desc);
        String packing = present.substring(0, present.indexOf(')')) + ")L" + PreparedNames.CONSTRUCTION + ";";
        InsnList list =
                one(CallSites.site("pack", packing, CallSiteKind.CONSTRUCT, Type.getObjectType(call.owner), call.desc));
        list.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, call.owner, "<init>", PreparedNames.HOOK_DESCRIPTOR, false));
        return list;
    }

    private static InsnList one(AbstractInsnNode instruction) {
        InsnList list = new InsnList();
        list.add(instruction);
        return list;
    }
}
