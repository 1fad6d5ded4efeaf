package dev.hotreload.weave;

import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.classfile.PreparedNames;
import java.util.Map;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.MethodRemapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Moves the members of one constant's body into the enum. */
final class MovedBody {
    private final EnumWithBodies merged;
    private final ConstantBody names;
    private final ClassNode body;
    private final BodyRemapper inEnum;

    MovedBody(EnumWithBodies merged, ConstantBody names, ClassNode body) {
        this.merged = merged;
        this.names = names;
        this.body = body;
        this.inEnum = new BodyRemapper(names);
    }

    void move() {
        body.fields.forEach(this::addField);
        boolean isStarted = false;
        for (MethodNode method : body.methods) {
            merged.callFromEnum(method);
            if (method.name.equals("<init>")) {
                isStarted = addStart(method);
            } else if (!method.name.equals("<clinit>")) {
                MethodNode moved = remapped(method);
                moved.name = PreparedNames.ofConstant(method.name, names.constant());
                moved.access = hidden(method.access);
                merged.type.methods.add(moved);
            }
        }
        moveStatics(isStarted);
        NestedInBody.move(merged.type.innerClasses, names);
        NestedInBody.move(body.innerClasses, names);
        body.innerClasses.forEach(this::addInner);
    }

    private void addField(FieldNode field) {
        String name = inEnum.mapFieldName(body.name, field.name, field.desc);
        boolean isKnown = merged.type.fields.stream().anyMatch(known -> known.name.equals(name));
        if (!isKnown) {
            int access = field.access & (Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE);
            merged.type.fields.add(new FieldNode(
                    access | Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC,
                    name,
                    inEnum.mapDesc(field.desc),
                    inEnum.mapSignature(field.signature, true),
                    field.value));
        }
    }

    private boolean addStart(MethodNode constructor) {
        MethodNode stripped = remapped(BodyStart.stripped(body.name, constructor, names.constant()));
        if (!BodyStart.isNeeded(stripped)) {
            return false;
        }
        merged.type.methods.add(BodyStart.ofNew(stripped, merged.type.name));
        merged.type.methods.add(BodyStart.ofLive(stripped, merged.type.name));
        return true;
    }

    private void moveStatics(boolean isStarted) {
        for (int i = 0; i < merged.type.methods.size(); i++) {
            MethodNode method = merged.type.methods.get(i);
            if (method.name.equals("<clinit>")) {
                body.methods.stream()
                        .filter(own -> own.name.equals("<init>"))
                        .forEach(own -> construct(method, own, isStarted));
                MethodNode moved = remapped(method);
                body.methods.stream()
                        .filter(own -> own.name.equals("<clinit>"))
                        .forEach(own -> putFirst(remapped(own), moved));
                merged.type.methods.set(i, moved);
            }
        }
    }

    /** {@code new Op$1(…)} becomes {@code new Op(…).new$hotreload$PLUS()}. */
    private void construct(MethodNode initialiser, MethodNode constructor, boolean isStarted) {
        MethodInsnNode superCall = FieldInitialisers.superCall(body.name, constructor);
        for (AbstractInsnNode instruction : initialiser.instructions.toArray()) {
            if (superCall != null
                    && instruction instanceof MethodInsnNode call
                    && call.owner.equals(body.name)
                    && call.name.equals("<init>")) {
                BodyMovability.moreArguments(body, constructor)
                        .forEach(more -> initialiser.instructions.insertBefore(call, more.clone(Map.of())));
                call.desc = superCall.desc;
                if (isStarted) {
                    String name = PreparedNames.startOfConstant(names.constant());
                    initialiser.instructions.insert(
                            call,
                            new MethodInsnNode(Opcodes.INVOKEVIRTUAL, body.name, name, "()L" + body.name + ";", false));
                }
            }
        }
    }

    private static void putFirst(MethodNode first, MethodNode method) {
        for (AbstractInsnNode instruction : first.instructions.toArray()) {
            if (instruction.getOpcode() == Opcodes.RETURN) {
                // Whatever jumps to the end needs an instruction to come to.
                first.instructions.set(instruction, new org.objectweb.asm.tree.InsnNode(Opcodes.NOP));
            }
        }
        method.instructions.insert(first.instructions);
        method.tryCatchBlocks.addAll(first.tryCatchBlocks);
        if (method.localVariables != null && first.localVariables != null) {
            method.localVariables.addAll(first.localVariables);
        }
        method.maxLocals = Math.max(method.maxLocals, first.maxLocals);
        method.maxStack = Math.max(method.maxStack, first.maxStack);
    }

    private void addInner(InnerClassNode inner) {
        if (merged.type.innerClasses.stream().noneMatch(known -> known.name.equals(inner.name))) {
            merged.type.innerClasses.add(inner);
        }
    }

    private MethodNode remapped(MethodNode method) {
        MethodNode remapped = new MethodNode(
                Opcodes.ASM9,
                method.access,
                method.name,
                inEnum.mapMethodDesc(method.desc),
                inEnum.mapSignature(method.signature, false),
                method.exceptions.toArray(String[]::new));
        method.accept(new MethodRemapper(remapped, inEnum));
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
