package dev.hotreload.weave;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ResolvedMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.MethodRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Moves the bodies of enum constants into the enum, for constants whose objects are of the enum itself and cannot become
 * ones of another class.
 *
 * <pre>{@code
 * enum Op { PLUS { int apply(int a) { return a + super.apply(a); } }; int apply(int a) { … } }
 * }</pre>
 *
 * <p>becomes
 *
 * <pre>{@code
 * enum Op {
 *   PLUS;
 *   int apply(int a) { return this == PLUS ? apply$hotreload$PLUS(a) : apply$hotreload$(a); }
 *   private int apply$hotreload$PLUS(int a) { return a + apply$hotreload$(a); }
 *   private int apply$hotreload$(int a) { … }
 * }
 * }</pre>
 *
 * <p>That is what the rest of the engine sees and compares.
 */
public final class ConstantBodies {
    private final ClassModel model;
    private final ClassNode type;
    private final Map<String, ClassNode> bodies = new LinkedHashMap<>();
    private final Set<MethodKey> overridden = new LinkedHashSet<>();
    private final Map<MethodKey, MethodNode> own = new LinkedHashMap<>();

    private ConstantBodies(ClassModel model, ClassFile type, Map<String, ClassFile> bodies) {
        this.model = model;
        this.type = Trees.expanded(type.bytes());
        bodies.forEach((constant, body) -> this.bodies.put(constant, Trees.expanded(body.bytes())));
    }

    /**
     * The enum with the bodies of some constants in it.
     *
     * @param model what is known of supertypes
     * @param bodies the classes of these constants, by the constants' names
     * @return empty if one of them cannot be moved: it has fields, initialisers or classes of its own, or falls back to an
     *     inherited method that only a direct subclass can call
     */
    public static Optional<ClassFile> merged(ClassModel model, ClassFile type, Map<String, ClassFile> bodies) {
        ConstantBodies merger = new ConstantBodies(model, type, bodies);
        return merger.bodies.values().stream().allMatch(ConstantBodies::isMovable) && merger.canFallBack()
                ? Optional.of(merger.merge())
                : Optional.empty();
    }

    private static boolean isMovable(ClassNode body) {
        boolean hasOwnClasses = body.innerClasses.stream().anyMatch(inner -> inner.name.startsWith(body.name + '$'));
        return body.fields.isEmpty()
                && !hasOwnClasses
                && body.methods.stream().allMatch(method -> isMovable(method, body.superName));
    }

    /** A constructor that only passes its arguments on can be left out. */
    private static boolean isMovable(MethodNode method, String enumName) {
        if (method.name.equals("<clinit>")) {
            return false;
        }
        if (!method.name.equals("<init>")) {
            return true;
        }
        for (AbstractInsnNode instruction : method.instructions) {
            boolean isSuperCall = instruction instanceof MethodInsnNode call
                    && call.owner.equals(enumName)
                    && call.desc.equals(method.desc);
            boolean isLoad = instruction.getOpcode() >= Opcodes.ILOAD && instruction.getOpcode() <= Opcodes.ALOAD;
            if (instruction.getOpcode() >= 0 && !isSuperCall && !isLoad && instruction.getOpcode() != Opcodes.RETURN) {
                return false;
            }
        }
        return true;
    }

    /** Finds what the bodies override; whether the enum itself can call all of it for the other constants. */
    private boolean canFallBack() {
        for (MethodNode method : type.methods) {
            own.put(key(method), method);
        }
        for (ClassNode body : bodies.values()) {
            for (MethodNode method : body.methods) {
                MethodKey key = key(method);
                if (isVirtual(method) && (own.containsKey(key) || inherited(key) != null)) {
                    overridden.add(key);
                }
            }
        }
        return overridden.stream().allMatch(key -> own.containsKey(key) || isCallable(inherited(key)));
    }

    private static boolean isVirtual(MethodNode method) {
        return (method.access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) == 0 && !method.name.startsWith("<");
    }

    private @Nullable ResolvedMethod inherited(MethodKey key) {
        ResolvedMethod inherited = model.resolveMethod(type.superName, key);
        for (String parent : type.interfaces) {
            ResolvedMethod found = inherited == null ? model.resolveMethod(parent, key) : null;
            inherited = found == null ? inherited : found;
        }
        return inherited;
    }

    private boolean isCallable(@Nullable ResolvedMethod inherited) {
        return inherited != null
                && (inherited.isAbstract()
                        || !inherited.declaring().isInterface()
                        || type.interfaces.contains(inherited.owner()));
    }

    private ClassFile merge() {
        overridden.forEach(this::dispatch);
        bodies.forEach(this::move);
        Remapper inEnum = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String internalName) {
                return isBody(internalName) ? type.name : internalName;
            }
        };
        type.methods.replaceAll(method -> method.name.equals("<clinit>") ? remapped(method, inEnum) : method);
        Set<String> moved = new LinkedHashSet<>();
        bodies.values().forEach(body -> moved.add(body.name));
        if (type.permittedSubclasses != null) {
            type.permittedSubclasses.removeAll(moved);
            type.permittedSubclasses = type.permittedSubclasses.isEmpty() ? null : type.permittedSubclasses;
        }
        type.innerClasses.removeIf(inner -> moved.contains(inner.name));
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.accept(writer);
        return ClassFile.parse(writer.toByteArray());
    }

    private boolean isBody(String internalName) {
        return bodies.values().stream().anyMatch(body -> body.name.equals(internalName));
    }

    /** Puts a method in the place of an overridden one that chooses by the constant. */
    private void dispatch(MethodKey key) {
        MethodNode before = own.get(key);
        int access = before != null ? before.access : visibility(key);
        int kept = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_VARARGS | Opcodes.ACC_BRIDGE;
        MethodNode chooser = new MethodNode(
                (access & kept) | (before != null ? 0 : Opcodes.ACC_SYNTHETIC),
                key.name(),
                key.descriptor(),
                before == null ? null : before.signature,
                before == null ? null : before.exceptions.toArray(String[]::new));
        List<Object> locals = new ArrayList<>(List.of(type.name));
        for (Type parameter : Type.getArgumentTypes(key.descriptor())) {
            locals.add(OverrideFront.frameType(parameter));
        }
        bodies.forEach((constant, body) -> {
            if (declares(body, key)) {
                Label next = new Label();
                chooser.visitVarInsn(Opcodes.ALOAD, 0);
                chooser.visitFieldInsn(Opcodes.GETSTATIC, type.name, constant, "L" + type.name + ";");
                chooser.visitJumpInsn(Opcodes.IF_ACMPNE, next);
                call(
                        chooser,
                        Opcodes.INVOKEVIRTUAL,
                        type.name,
                        PreparedNames.ofConstant(key.name(), constant),
                        key,
                        false);
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
                before.access = hidden(before.access);
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
        for (ClassNode body : bodies.values()) {
            for (MethodNode method : body.methods) {
                if (key(method).equals(key)) {
                    return method.access;
                }
            }
        }
        return Opcodes.ACC_PUBLIC;
    }

    /** What the constants run that have no body, or none with this method. */
    private void fallBack(MethodNode chooser, MethodKey key, @Nullable MethodNode before) {
        ResolvedMethod inherited = before == null ? inherited(key) : null;
        if (before != null && (before.access & Opcodes.ACC_ABSTRACT) == 0) {
            call(chooser, Opcodes.INVOKEVIRTUAL, type.name, PreparedNames.ofConstant(key.name(), ""), key, false);
        } else if (inherited != null && !inherited.isAbstract()) {
            boolean isInterface = inherited.declaring().isInterface();
            String owner = isInterface ? inherited.owner() : type.superName;
            call(chooser, Opcodes.INVOKESPECIAL, owner, key.name(), key, isInterface);
        } else {
            chooser.visitTypeInsn(Opcodes.NEW, "java/lang/AbstractMethodError");
            chooser.visitInsn(Opcodes.DUP);
            chooser.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/AbstractMethodError", "<init>", "()V", false);
            chooser.visitInsn(Opcodes.ATHROW);
        }
    }

    private static void call(
            MethodNode chooser, int opcode, String owner, String name, MethodKey key, boolean isInterface) {
        chooser.visitVarInsn(Opcodes.ALOAD, 0);
        SuperCall.loadParameters(chooser, key.descriptor(), 1);
        chooser.visitMethodInsn(opcode, owner, name, key.descriptor(), isInterface);
        chooser.visitInsn(Type.getReturnType(key.descriptor()).getOpcode(Opcodes.IRETURN));
    }

    private void move(String constant, ClassNode body) {
        for (MethodNode method : body.methods) {
            if (!method.name.startsWith("<")) {
                method.instructions.forEach(instruction -> callFromEnum(instruction, body));
                MethodNode moved = remapped(method, inEnum(constant, body));
                moved.name = PreparedNames.ofConstant(method.name, constant);
                moved.access = hidden(method.access);
                type.methods.add(moved);
            }
        }
    }

    /** A {@code super} call from the body becomes a call of the enum's own method, or a {@code super} call of the enum. */
    private void callFromEnum(AbstractInsnNode instruction, ClassNode body) {
        if (instruction instanceof MethodInsnNode call
                && call.getOpcode() == Opcodes.INVOKESPECIAL
                && call.owner.equals(body.superName)) {
            MethodKey key = new MethodKey(call.name, call.desc);
            if (overridden.contains(key) && own.containsKey(key)) {
                call.name = PreparedNames.ofConstant(key.name(), "");
                call.setOpcode(Opcodes.INVOKEVIRTUAL);
            } else if (own.containsKey(key)) {
                call.setOpcode(Opcodes.INVOKEVIRTUAL);
            } else {
                call.owner = type.superName;
            }
        }
    }

    private Remapper inEnum(String constant, ClassNode body) {
        return new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String internalName) {
                return isBody(internalName) ? type.name : internalName;
            }

            @Override
            public String mapMethodName(String owner, String name, String descriptor) {
                boolean isOwn = owner.equals(body.name) && declares(body, new MethodKey(name, descriptor));
                return isOwn ? PreparedNames.ofConstant(name, constant) : name;
            }
        };
    }

    private static MethodNode remapped(MethodNode method, Remapper remapper) {
        MethodNode remapped = new MethodNode(
                Opcodes.ASM9,
                method.access,
                method.name,
                remapper.mapMethodDesc(method.desc),
                remapper.mapSignature(method.signature, false),
                method.exceptions.toArray(String[]::new));
        method.accept(new MethodRemapper(remapped, remapper));
        remapped.instructions.forEach(ConstantBodies::callPrivately);
        return remapped;
    }

    /** Handles of methods that are private now (JVMS §5.4.3.5 lets both kinds be, compilers write this one). */
    private static void callPrivately(AbstractInsnNode instruction) {
        if (instruction instanceof org.objectweb.asm.tree.InvokeDynamicInsnNode dynamic) {
            for (int i = 0; i < dynamic.bsmArgs.length; i++) {
                if (dynamic.bsmArgs[i] instanceof Handle handle
                        && handle.getTag() == Opcodes.H_INVOKEVIRTUAL
                        && PreparedNames.isOfConstant(handle.getName())) {
                    dynamic.bsmArgs[i] = new Handle(
                            Opcodes.H_INVOKESPECIAL, handle.getOwner(), handle.getName(), handle.getDesc(), false);
                }
            }
        }
    }

    private static int hidden(int access) {
        int kept = access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_VARARGS | Opcodes.ACC_STRICT);
        return kept | Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
    }

    private static boolean declares(ClassNode body, MethodKey key) {
        return body.methods.stream().anyMatch(method -> key(method).equals(key));
    }

    private static MethodKey key(MethodNode method) {
        return new MethodKey(method.name, method.desc);
    }
}
