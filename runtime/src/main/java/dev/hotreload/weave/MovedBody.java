package dev.hotreload.weave;

import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.MethodRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Moves the methods of one constant's body into the enum. */
final class MovedBody {
    private final EnumWithBodies merged;
    private final String constant;
    private final ClassNode body;

    MovedBody(EnumWithBodies merged, String constant, ClassNode body) {
        this.merged = merged;
        this.constant = constant;
        this.body = body;
    }

    void addMethods() {
        for (MethodNode method : body.methods) {
            if (!method.name.startsWith("<")) {
                method.instructions.forEach(instruction -> callFromEnum(instruction));
                MethodNode moved = remapped(method, inEnum());
                moved.name = PreparedNames.ofConstant(method.name, constant);
                moved.access = hidden(method.access);
                merged.type.methods.add(moved);
            }
        }
    }

    /** A {@code super} call from the body becomes a call of the enum's own method, or a {@code super} call of the enum. */
    private void callFromEnum(AbstractInsnNode instruction) {
        if (instruction instanceof MethodInsnNode call
                && call.getOpcode() == Opcodes.INVOKESPECIAL
                && call.owner.equals(body.superName)) {
            MethodKey key = new MethodKey(call.name, call.desc);
            if (merged.overridden.contains(key) && merged.own.containsKey(key)) {
                call.name = PreparedNames.ofConstant(key.name(), "");
                call.setOpcode(Opcodes.INVOKEVIRTUAL);
            } else if (merged.own.containsKey(key)) {
                call.setOpcode(Opcodes.INVOKEVIRTUAL);
            } else {
                call.owner = merged.type.superName;
            }
        }
    }

    private Remapper inEnum() {
        return new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String internalName) {
                return merged.isBody(internalName) ? merged.type.name : internalName;
            }

            @Override
            public String mapMethodName(String owner, String name, String descriptor) {
                boolean isOwn =
                        owner.equals(body.name) && EnumWithBodies.declares(body, new MethodKey(name, descriptor));
                return isOwn ? PreparedNames.ofConstant(name, constant) : name;
            }
        };
    }

    static MethodNode remapped(MethodNode method, Remapper remapper) {
        MethodNode remapped = new MethodNode(
                Opcodes.ASM9,
                method.access,
                method.name,
                remapper.mapMethodDesc(method.desc),
                remapper.mapSignature(method.signature, false),
                method.exceptions.toArray(String[]::new));
        method.accept(new MethodRemapper(remapped, remapper));
        remapped.instructions.forEach(MovedBody::callPrivately);
        return remapped;
    }

    /** Handles of methods that are private now (JVMS §5.4.3.5 lets both kinds be, compilers write this one). */
    private static void callPrivately(AbstractInsnNode instruction) {
        if (instruction instanceof InvokeDynamicInsnNode dynamic) {
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

    /** The modifiers of a method that only the enum itself calls. */
    static int hidden(int access) {
        int kept = access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_VARARGS | Opcodes.ACC_STRICT);
        return kept | Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
    }
}
