package dev.hotreload.weave;

import dev.hotreload.boot.CallSiteKind;
import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.model.FieldResolver;
import dev.hotreload.model.MissingTypes;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Rewrites the accesses to fields that the JVM would not resolve as the sources mean them; leaves all others alone. */
final class FieldAccessWeaver {
    private final FieldResolver resolver;
    private final MissingTypes missing;
    private final String caller;

    FieldAccessWeaver(FieldResolver resolver, String caller) {
        this.resolver = resolver;
        this.missing = resolver.missingTypes();
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
                        replace(method, field, site(field, declaring, method.name.equals("<clinit>")));
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
        String receiver = Type.getObjectType(field.owner).getDescriptor();
        String type = missing.present(Type.getType(field.desc)).getDescriptor();
        return switch (field.getOpcode()) {
            case Opcodes.GETFIELD -> site(field, "(" + receiver + ")" + type, CallSiteKind.GET_FIELD);
            case Opcodes.PUTFIELD -> site(field, "(" + receiver + type + ")V", CallSiteKind.PUT_FIELD);
            case Opcodes.GETSTATIC -> site(field, "()" + type, CallSiteKind.GET_STATIC);
            default ->
                site(
                        field,
                        "(" + type + ")V",
                        isStaticInitialiser && declaring.equals(caller)
                                ? CallSiteKind.INITIALISE_STATIC
                                : CallSiteKind.PUT_STATIC);
        };
    }

    /** The site names the class that the instruction names, so that it finds the field wherever it moves. */
    private InvokeDynamicInsnNode site(FieldInsnNode field, String descriptor, CallSiteKind kind) {
        Type owner = Type.getObjectType(field.owner);
        return missing.isMissing(Type.getType(field.desc))
                ? CallSites.site(field.name, descriptor, kind, owner, field.desc)
                : CallSites.site(field.name, descriptor, kind, owner);
    }

    /** Replaces an access by its site; {@code null} passes any cast without its class being loaded. */
    private void replace(MethodNode method, FieldInsnNode field, InvokeDynamicInsnNode site) {
        Type type = Type.getType(field.desc);
        boolean isRead = field.getOpcode() == Opcodes.GETFIELD || field.getOpcode() == Opcodes.GETSTATIC;
        if (isRead && missing.isMissing(type)) {
            method.instructions.insert(field, new TypeInsnNode(Opcodes.CHECKCAST, type.getInternalName()));
        }
        method.instructions.set(field, site);
    }

    /**
     * An assignment before {@code super(…)}, as compilers make it for captured variables: only {@code putfield} may
     * have an uninitialised {@code this} (JVMS §4.10.1.9), so the value waits in a local variable until the call is
     * done.
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
