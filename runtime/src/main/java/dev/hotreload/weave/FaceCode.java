package dev.hotreload.weave;

import dev.hotreload.boot.CallSiteKind;
import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.Face;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Code in a class, and in those below it, in whose place the JVM has an interface ({@link Face}). */
final class FaceCode {
    private static final String OBJECT = "java/lang/Object";

    private FaceCode() {}

    /**
     * Makes of the constructor of such a class a method that is given the object: it does what the constructor does,
     * and makes none.
     */
    static void makeMethod(MethodNode constructor, String owner, ClassModel model) {
        if (model.isFaceBelowClass(owner)) {
            FaceConstruction.leaveRest(constructor, owner, model);
            return;
        }
        MethodInsnNode call = FieldInitialisers.ownConstruction(constructor);
        if (call == null) {
            throw new IllegalArgumentException("hotreload: a constructor of " + owner + " calls no other one");
        }
        constructor.instructions.set(call, call.owner.equals(OBJECT) ? new InsnNode(Opcodes.POP) : site(call));
        initialise(constructor, owner);
    }

    /** Nobody asks of a method's frames whether {@code this} has been constructed. */
    static void initialise(MethodNode method, String owner) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof FrameNode frame) {
                frame.local = initialised(frame.local, owner);
                frame.stack = initialised(frame.stack, owner);
            }
        }
    }

    private static @Nullable List<Object> initialised(@Nullable List<Object> types, String owner) {
        if (types == null || !types.contains(Opcodes.UNINITIALIZED_THIS)) {
            return types;
        }
        List<Object> all = new ArrayList<>(types);
        all.replaceAll(type -> type == Opcodes.UNINITIALIZED_THIS ? owner : type);
        return all;
    }

    private static InvokeDynamicInsnNode site(MethodInsnNode construction) {
        Type declaring = Type.getObjectType(construction.owner);
        return CallSites.site(
                "construct",
                CallSites.withReceiver(construction.owner, construction.desc),
                CallSiteKind.CONSTRUCT_ABOVE,
                declaring);
    }

    /**
     * Has a constructor of a class below such a class {@code face} make the object by the constructor of the class that
     * the JVM has above, and give it to the one that it calls. The arguments wait in local variables.
     */
    static boolean constructAbove(MethodNode constructor, String owner, String face, ClassModel model) {
        MethodInsnNode call =
                constructor.name.equals("<init>") ? FieldInitialisers.superCall(owner, constructor) : null;
        if (call == null || !call.owner.equals(face)) {
            return false;
        }
        if (model.isFaceBelowClass(face)) {
            FaceConstruction.constructAbove(constructor, call, model);
            return true;
        }
        InsnList store = new InsnList();
        InsnList load = new InsnList();
        load.add(new VarInsnNode(Opcodes.ALOAD, 0));
        int local = constructor.maxLocals;
        for (Type parameter : Type.getArgumentTypes(call.desc)) {
            store.insert(new VarInsnNode(parameter.getOpcode(Opcodes.ISTORE), local));
            load.add(new VarInsnNode(parameter.getOpcode(Opcodes.ILOAD), local));
            local += parameter.getSize();
        }
        constructor.maxLocals = local;
        store.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false));
        store.add(load);
        store.add(site(call));
        constructor.instructions.insertBefore(call, store);
        constructor.instructions.remove(call);
        return true;
    }

    /** References to lambdas of the class's own say that it is an interface. */
    static void referAsInterface(MethodNode method, String owner) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                for (int i = 0; i < dynamic.bsmArgs.length; i++) {
                    if (dynamic.bsmArgs[i] instanceof Handle handle
                            && handle.getOwner().equals(owner)) {
                        dynamic.bsmArgs[i] =
                                new Handle(handle.getTag(), owner, handle.getName(), handle.getDesc(), true);
                    }
                }
            }
        }
    }
}
