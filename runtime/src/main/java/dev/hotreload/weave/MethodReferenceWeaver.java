package dev.hotreload.weave;

import dev.hotreload.classfile.Handles;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.model.CallResolver;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.MethodCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Gives method references that the JVM cannot resolve a method of the class's own to refer to.
 *
 * <p>{@code this::added} is a method handle in the constant pool, and no call site of ours can stand there; so the
 * class gets a synthetic static method that makes the call (and that {@link CallSiteWeaver} then rewrites). Stack
 * traces leave it out.
 */
final class MethodReferenceWeaver {
    private static final String HELPER = "lambda$reference$";

    private final CallResolver resolver;
    private final LambdaTypes types;
    private final ClassNode tree;
    private final boolean isInterface;
    private final List<MethodNode> helpers = new ArrayList<>();
    private boolean hasChanged;

    /** @param isInterface whether the JVM has an interface in the place of {@code tree} */
    MethodReferenceWeaver(ClassModel model, CallResolver resolver, ClassNode tree, boolean isInterface) {
        this.types = new LambdaTypes(model);
        this.isInterface = isInterface;
        this.resolver = resolver;
        this.tree = tree;
    }

    /** Redirects the references of {@code method}. */
    void weave(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                // A copy of the instruction, as initialisers that are run again have, shares the array.
                dynamic.bsmArgs = dynamic.bsmArgs.clone();
                hasChanged |= types.widen(dynamic);
                for (int i = 0; i < dynamic.bsmArgs.length; i++) {
                    if (dynamic.bsmArgs[i] instanceof Handle handle
                            && (needsHelper(handle) || types.isUnconvertible(dynamic, handle))) {
                        dynamic.bsmArgs[i] = helper(handle, types.descriptor(dynamic, handle));
                    }
                }
            }
        }
    }

    /** Whether {@link #weave} has changed anything. */
    boolean hasChanged() {
        return hasChanged || !helpers.isEmpty();
    }

    /** The methods to add to the class; their own calls are not rewritten yet. */
    List<MethodNode> helpers() {
        return helpers;
    }

    /** Whether a method is one of those. */
    static boolean isHelper(MethodNode method) {
        return method.name.startsWith(HELPER) && (method.access & Opcodes.ACC_SYNTHETIC) != 0;
    }

    private boolean needsHelper(Handle handle) {
        if (handle.getTag() < Opcodes.H_INVOKEVIRTUAL) {
            return false;
        }
        MethodCall call = resolver.resolve(
                Handles.opcode(handle), handle.getOwner(), new MethodKey(handle.getName(), handle.getDesc()));
        boolean ownLambda = call instanceof MethodCall.AtHost at
                && at.host().markers() == 0
                && at.owner().equals(tree.name)
                && at.host().jvm().descriptor().equals(handle.getDesc());
        return !(call instanceof MethodCall.Plain) && !ownLambda;
    }

    /** @param descriptor of a static method that does what the handle does */
    private Handle helper(Handle handle, String descriptor) {
        boolean isNew = handle.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        String name = HELPER
                + handle.getName().replaceAll("[<>]", "")
                + '$'
                + Integer.toHexString(Objects.hash(handle, descriptor)).toLowerCase(Locale.ROOT);
        if (helpers.stream().noneMatch(existing -> existing.name.equals(name))) {
            helpers.add(write(handle, name, descriptor, isNew));
        }
        return new Handle(Opcodes.H_INVOKESTATIC, tree.name, name, descriptor, isInterface);
    }

    private static MethodNode write(Handle handle, String name, String descriptor, boolean isNew) {
        MethodNode helper = new MethodNode(
                Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, name, descriptor, null, null);
        InheritedCall.hide(helper);
        if (isNew) {
            helper.instructions.add(new TypeInsnNode(Opcodes.NEW, handle.getOwner()));
            helper.instructions.add(new InsnNode(Opcodes.DUP));
        }
        int local = 0;
        for (Type parameter : Type.getArgumentTypes(descriptor)) {
            helper.instructions.add(new VarInsnNode(parameter.getOpcode(Opcodes.ILOAD), local));
            local += parameter.getSize();
        }
        helper.instructions.add(new MethodInsnNode(
                Handles.opcode(handle), handle.getOwner(), handle.getName(), handle.getDesc(), handle.isInterface()));
        helper.instructions.add(new InsnNode(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN)));
        helper.maxLocals = local;
        return helper;
    }
}
