package dev.hotreload.model;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds references of new code to members of the application that no class declares, or not for them, and to members of
 * classes of the application that do not exist, and nests whose members do not: a sign that a compiler has not written
 * all of its class files yet.
 */
public final class UnresolvedReferences {
    private final ClassModel model;

    /** Looks in {@code model}. */
    public UnresolvedReferences(ClassModel model) {
        this.model = model;
    }

    /** The first member that {@code type} refers to in vain, as {@code p.Owner.member}, or the missing class. */
    public Optional<String> first(ClassFile type) {
        if (type.node().nestMembers != null) {
            for (String member : type.node().nestMembers) {
                if (model.isMissing(member)) {
                    return Optional.of(member.replace('/', '.'));
                }
            }
        }
        for (MethodNode method : type.methods().values()) {
            for (AbstractInsnNode instruction : method.instructions) {
                Optional<String> unresolved = unresolved(type.internalName(), instruction);
                if (unresolved.isPresent()) {
                    return unresolved;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> unresolved(String caller, AbstractInsnNode instruction) {
        if (instruction instanceof MethodInsnNode call) {
            return method(caller, call.owner, call.name, call.desc, call.getOpcode() == Opcodes.INVOKESTATIC);
        } else if (instruction instanceof FieldInsnNode field) {
            return field(caller, field);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            for (Object argument : dynamic.bsmArgs) {
                if (argument instanceof Handle handle && handle.getDesc().startsWith("(")) {
                    Optional<String> unresolved = method(
                            caller,
                            handle.getOwner(),
                            handle.getName(),
                            handle.getDesc(),
                            handle.getTag() == Opcodes.H_INVOKESTATIC);
                    if (unresolved.isPresent()) {
                        return unresolved;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> field(String caller, FieldInsnNode field) {
        if (model.isMissing(field.owner)) {
            return Optional.of(field.owner.replace('/', '.'));
        }
        if (!isKnown(field.owner)) {
            return Optional.empty();
        }
        boolean isStatic = field.getOpcode() == Opcodes.GETSTATIC || field.getOpcode() == Opcodes.PUTSTATIC;
        boolean isMeant = model.hasField(caller, field.owner, new FieldKey(field.name, field.desc), isStatic);
        return isMeant ? Optional.empty() : Optional.of(field.owner.replace('/', '.') + "." + field.name);
    }

    private Optional<String> method(String caller, String owner, String name, String descriptor, boolean isStatic) {
        if (model.isMissing(owner)) {
            return Optional.of(owner.replace('/', '.'));
        }
        if (!isKnown(owner)) {
            return Optional.empty();
        }
        return model.hasMethod(caller, owner, new MethodKey(name, descriptor), isStatic)
                ? Optional.empty()
                : Optional.of(owner.replace('/', '.') + "." + name);
    }

    /** Whether a class is the application's and all its superclasses can be read; of others nothing can be said. */
    private boolean isKnown(String owner) {
        if (owner.startsWith("[") || !model.isModules(owner)) {
            return false;
        }
        ClassFile type = model.find(owner);
        while (type != null && type.superName() != null && !type.superName().equals("java/lang/Object")) {
            type = model.find(type.superName());
        }
        return type != null;
    }
}
