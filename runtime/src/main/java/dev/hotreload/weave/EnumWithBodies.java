package dev.hotreload.weave;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ResolvedMethod;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
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

    /** Whether this is the class of one of the bodies. */
    boolean isBody(String internalName) {
        return bodies.values().stream().anyMatch(body -> body.name.equals(internalName));
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
