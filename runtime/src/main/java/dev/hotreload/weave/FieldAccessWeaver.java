package dev.hotreload.weave;

import dev.hotreload.boot.CallSiteKind;
import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.model.FieldResolver;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Rewrites the accesses to fields that the JVM would not resolve as the sources mean them; leaves all others alone. */
final class FieldAccessWeaver {
    private final FieldResolver resolver;
    private final String caller;

    FieldAccessWeaver(FieldResolver resolver, String caller) {
        this.resolver = resolver;
        this.caller = caller;
    }

    /** Rewrites {@code method}; returns whether anything changed. */
    boolean weave(MethodNode method) {
        boolean changed = false;
        AbstractInsnNode superCall = new MethodKey(method.name, method.desc).isConstructor()
                ? FieldInitialisers.superCall(caller, method)
                : null;
        boolean isBeforeSuper = superCall != null;
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction == superCall) {
                isBeforeSuper = false;
            }
            if (instruction instanceof FieldInsnNode field) {
                String declaring = declaring(field);
                if (declaring != null) {
                    changed = true;
                    if (isBeforeSuper && superCall != null && field.getOpcode() == Opcodes.PUTFIELD) {
                        postpone(method, field, superCall, declaring);
                    } else {
                        method.instructions.set(field, site(field, declaring, method.name.equals("<clinit>")));
                    }
                }
            }
        }
        return changed;
    }

    private @Nullable String declaring(FieldInsnNode field) {
        int opcode = field.getOpcode();
        return resolver.declaringIfUnreachable(
                field.owner,
                new FieldKey(field.name, field.desc),
                opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC,
                opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC);
    }

    private InvokeDynamicInsnNode site(FieldInsnNode field, String declaring, boolean isStaticInitialiser) {
        // The class that the instruction names, so that the site finds the field wherever it moves.
        Type type = Type.getObjectType(field.owner);
        String receiver = Type.getObjectType(field.owner).getDescriptor();
        return switch (field.getOpcode()) {
            case Opcodes.GETFIELD ->
                CallSites.site(field.name, "(" + receiver + ")" + field.desc, CallSiteKind.GET_FIELD, type);
            case Opcodes.PUTFIELD ->
                CallSites.site(field.name, "(" + receiver + field.desc + ")V", CallSiteKind.PUT_FIELD, type);
            case Opcodes.GETSTATIC -> CallSites.site(field.name, "()" + field.desc, CallSiteKind.GET_STATIC, type);
            default ->
                CallSites.site(
                        field.name,
                        "(" + field.desc + ")V",
                        isStaticInitialiser && declaring.equals(caller)
                                ? CallSiteKind.INITIALISE_STATIC
                                : CallSiteKind.PUT_STATIC,
                        type);
        };
    }

    /**
     * An assignment before {@code super(…)}, as compilers make it for captured variables: only {@code putfield} may have
     * an uninitialised {@code this} (JVMS §4.10.1.9), so the value waits in a local variable until the call is done.
     */
    private void postpone(MethodNode method, FieldInsnNode field, AbstractInsnNode superCall, String declaring) {
        Type type = Type.getType(field.desc);
        int local = method.maxLocals;
        method.maxLocals += type.getSize();
        InsnList now = new InsnList();
        now.add(new VarInsnNode(type.getOpcode(Opcodes.ISTORE), local));
        now.add(new InsnNode(Opcodes.POP));
        InsnList later = new InsnList();
        later.add(new VarInsnNode(Opcodes.ALOAD, 0));
        later.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), local));
        later.add(site(field, declaring, false));
        method.instructions.insertBefore(field, now);
        method.instructions.remove(field);
        method.instructions.insert(superCall, later);
    }
}
