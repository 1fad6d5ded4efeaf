package dev.hotreload.weave;

import dev.hotreload.boot.CallSiteKind;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ResolvedMethod;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** An enum, the bodies of some of its constants, and what these override. */
final class EnumWithBodies {
    final ClassNode type;

    /** The classes of the bodies, by the constants' names. */
    final Map<String, ClassNode> bodies = new LinkedHashMap<>();

    /** The enum's own methods. */
    final Map<MethodKey, MethodNode> own = new LinkedHashMap<>();

    /** The methods, own or inherited, that a body overrides. */
    final Set<MethodKey> overridden = new LinkedHashSet<>();

    private final ClassModel model;

    EnumWithBodies(ClassModel model, ClassFile type, Map<String, ClassFile> bodies) {
        this.model = model;
        this.type = Trees.expanded(type.bytes());
        bodies.forEach((constant, body) -> this.bodies.put(constant, Trees.expanded(body.bytes())));
        for (MethodNode method : this.type.methods) {
            own.put(key(method), method);
        }
        for (ClassNode body : this.bodies.values()) {
            for (MethodNode method : body.methods) {
                MethodKey key = key(method);
                if (isVirtual(method) && (own.containsKey(key) || inherited(key) != null)) {
                    overridden.add(key);
                }
            }
        }
    }

    @Nullable
    ResolvedMethod inherited(MethodKey key) {
        ResolvedMethod inherited = model.resolveMethod(type.superName, key);
        for (String parent : type.interfaces) {
            ResolvedMethod found = inherited == null ? model.resolveMethod(parent, key) : null;
            inherited = found == null ? inherited : found;
        }
        return inherited;
    }

    /** What the names of a body's members become. */
    ConstantBody body(String constant, ClassNode body) {
        Set<MethodKey> methods = new HashSet<>();
        for (MethodNode method : body.methods) {
            if (!method.name.startsWith("<")) {
                methods.add(key(method));
            }
        }
        Set<FieldKey> fields = new HashSet<>();
        for (FieldNode field : body.fields) {
            if (!AssertionFlag.NAME.equals(field.name)) {
                fields.add(new FieldKey(field.name, field.desc));
            }
        }
        Set<MethodKey> overriding = new HashSet<>(methods);
        overriding.retainAll(overridden);
        return new ConstantBody(body.name, type.name, constant, methods, fields, overriding);
    }

    /**
     * A {@code super} call from a body becomes a call of the enum's own method, or a {@code super} call of the enum.
     */
    void callFromEnum(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction instanceof MethodInsnNode call
                    && call.getOpcode() == Opcodes.INVOKESPECIAL
                    && call.owner.equals(type.name)
                    && !call.name.equals("<init>")) {
                MethodKey key = new MethodKey(call.name, call.desc);
                if (own.containsKey(key)) {
                    call.name = overridden.contains(key) ? PreparedNames.ofConstant(key.name(), "") : key.name();
                    call.setOpcode(Opcodes.INVOKEVIRTUAL);
                } else {
                    method.instructions.set(call, superCall(key));
                }
            }
        }
    }

    /** Calls the method that the enum inherits; a call site of ours where only a direct subtype could. */
    AbstractInsnNode superCall(MethodKey key) {
        ResolvedMethod inherited = inherited(key);
        if (inherited == null || !inherited.declaring().isInterface()) {
            return new MethodInsnNode(Opcodes.INVOKESPECIAL, type.superName, key.name(), key.descriptor(), false);
        }
        return type.interfaces.contains(inherited.owner())
                ? new MethodInsnNode(Opcodes.INVOKESPECIAL, inherited.owner(), key.name(), key.descriptor(), true)
                : CallSites.site(
                        key.name(),
                        CallSites.withReceiver(type.name, key.descriptor()),
                        CallSiteKind.SPECIAL,
                        Type.getObjectType(inherited.owner()));
    }

    static boolean declares(ClassNode body, MethodKey key) {
        return body.methods.stream().anyMatch(method -> key(method).equals(key));
    }

    static MethodKey key(MethodNode method) {
        return new MethodKey(method.name, method.desc);
    }

    private static boolean isVirtual(MethodNode method) {
        return (method.access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) == 0 && !method.name.startsWith("<");
    }
}
