package dev.hotreload.weave;

import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.model.ResolvedMethod;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Writes the methods of an enum that choose between the bodies of its constants. Stack traces leave them out. */
final class ConstantChoice {
    private final EnumWithBodies merged;
    private final ClassNode type;

    ConstantChoice(EnumWithBodies merged) {
        this.merged = merged;
        this.type = merged.type;
    }

    /** Puts a method in the place of an overridden one that chooses by the constant. */
    void add(MethodKey key) {
        MethodNode before = merged.own.get(key);
        int access = before != null ? before.access : visibility(key);
        int kept = Opcodes.ACC_PUBLIC
                | Opcodes.ACC_PROTECTED
                | Opcodes.ACC_VARARGS
                | Opcodes.ACC_BRIDGE
                | Opcodes.ACC_SYNTHETIC;
        MethodNode chooser = new MethodNode(
                (access & kept) | (before != null ? 0 : Opcodes.ACC_SYNTHETIC),
                key.name(),
                key.descriptor(),
                before == null ? null : before.signature,
                before == null ? null : before.exceptions.toArray(String[]::new));
        InheritedCall.hide(chooser);
        List<Object> locals = new ArrayList<>(List.of(type.name));
        for (Type parameter : Type.getArgumentTypes(key.descriptor())) {
            locals.add(OverrideFront.frameType(parameter));
        }
        merged.bodies.forEach((constant, body) -> {
            if (EnumWithBodies.declares(body, key)) {
                Label next = new Label();
                chooser.visitVarInsn(Opcodes.ALOAD, 0);
                // By name and not by identity, as a constant may call its methods while it is being made.
                chooser.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Enum", "name", "()Ljava/lang/String;", false);
                chooser.visitLdcInsn(constant);
                chooser.visitJumpInsn(Opcodes.IF_ACMPNE, next);
                call(chooser, PreparedNames.ofConstant(key.name(), constant), key);
                chooser.visitLabel(next);
                chooser.visitFrame(Opcodes.F_NEW, locals.size(), locals.toArray(), 0, new Object[0]);
            }
        });
        fallBack(chooser, key, before);
        if (before != null) {
            copyAnnotations(before, chooser);
            type.methods.remove(before);
            if ((before.access & Opcodes.ACC_ABSTRACT) == 0) {
                before.name = PreparedNames.ofConstant(key.name(), "");
                before.access = MovedBody.hidden(before.access);
                type.methods.add(before);
            }
        }
        type.methods.add(chooser);
    }

    private static void copyAnnotations(MethodNode from, MethodNode to) {
        to.visibleAnnotations = from.visibleAnnotations;
        to.invisibleAnnotations = from.invisibleAnnotations;
        to.visibleParameterAnnotations = from.visibleParameterAnnotations;
        to.parameters = from.parameters;
        from.visibleAnnotations = null;
        from.invisibleAnnotations = null;
        from.visibleParameterAnnotations = null;
    }

    private int visibility(MethodKey key) {
        for (ClassNode body : merged.bodies.values()) {
            for (MethodNode method : body.methods) {
                if (EnumWithBodies.key(method).equals(key)) {
                    return method.access;
                }
            }
        }
        return Opcodes.ACC_PUBLIC;
    }

    /** What the constants run that have no body, or none with this method. */
    private void fallBack(MethodNode chooser, MethodKey key, @Nullable MethodNode before) {
        ResolvedMethod inherited = before == null ? merged.inherited(key) : null;
        if (before != null && (before.access & Opcodes.ACC_ABSTRACT) == 0) {
            call(chooser, PreparedNames.ofConstant(key.name(), ""), key);
        } else if (inherited != null && !inherited.isAbstract()) {
            call(chooser, merged.superCall(key), key);
        } else {
            chooser.visitTypeInsn(Opcodes.NEW, "java/lang/AbstractMethodError");
            chooser.visitInsn(Opcodes.DUP);
            chooser.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/AbstractMethodError", "<init>", "()V", false);
            chooser.visitInsn(Opcodes.ATHROW);
        }
    }

    private void call(MethodNode chooser, String name, MethodKey key) {
        call(chooser, new MethodInsnNode(Opcodes.INVOKEVIRTUAL, type.name, name, key.descriptor(), false), key);
    }

    private static void call(MethodNode chooser, AbstractInsnNode call, MethodKey key) {
        chooser.visitVarInsn(Opcodes.ALOAD, 0);
        SuperCall.loadParameters(chooser, key.descriptor(), 1);
        chooser.instructions.add(call);
        chooser.visitInsn(Type.getReturnType(key.descriptor()).getOpcode(Opcodes.IRETURN));
    }
}
