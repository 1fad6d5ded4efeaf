package dev.hotreload.weave;

import dev.hotreload.boot.Construction;
import dev.hotreload.classfile.PreparedNames;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes the body of a construction hook: the code of every added constructor, chosen by {@code Construction.index}.
 *
 * <pre>{@code
 * <init>(Construction c) {
 *   switch (c.index) {
 *     case 0: int a = (int) c.bits0; String b = (String) c.reference0; …; super(…); …; return;
 *     …
 *     default: throw Construction.missing(c);
 *   }
 * }
 * }</pre>
 *
 * <p>All in one method and not in methods of their own, because only an instance initialisation method may call {@code
 * super(…)} and assign final fields (JVMS §4.10.1.9, §6.5.putfield).
 */
final class ConstructionHookWeaver {
    private static final Object[] INITIAL_LOCALS = {Opcodes.UNINITIALIZED_THIS, PreparedNames.CONSTRUCTION};

    private ConstructionHookWeaver() {}

    /** Appends {@code throw Construction.missing(construction)}. */
    static void throwMissing(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                PreparedNames.CONSTRUCTION,
                "missing",
                "(L" + PreparedNames.CONSTRUCTION + ";)Ljava/lang/NoSuchMethodError;",
                false);
        code.visitInsn(Opcodes.ATHROW);
    }

    /**
     * The hook with the code of {@code constructors}, in their order.
     *
     * @param constructors woven, with expanded frames; they are not changed
     */
    static MethodNode weave(List<MethodNode> constructors) {
        MethodNode hook = new MethodNode(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC, "<init>", PreparedNames.HOOK_DESCRIPTOR, null, null);
        if (constructors.isEmpty()) {
            throwMissing(hook);
            return hook;
        }
        Label[] cases = new Label[constructors.size()];
        for (int i = 0; i < cases.length; i++) {
            cases[i] = new Label();
        }
        Label missing = new Label();
        hook.visitVarInsn(Opcodes.ALOAD, 1);
        hook.visitFieldInsn(Opcodes.GETFIELD, PreparedNames.CONSTRUCTION, "index", "I");
        hook.visitTableSwitchInsn(0, cases.length - 1, missing, cases);
        for (int i = 0; i < cases.length; i++) {
            startCase(hook, cases[i]);
            addConstructor(hook, constructors.get(i));
        }
        startCase(hook, missing);
        throwMissing(hook);
        return hook;
    }

    private static void startCase(MethodNode hook, Label label) {
        hook.visitLabel(label);
        hook.visitFrame(Opcodes.F_NEW, INITIAL_LOCALS.length, INITIAL_LOCALS, 0, new Object[0]);
    }

    private static void addConstructor(MethodNode hook, MethodNode constructor) {
        MethodNode copy = Trees.copy(constructor);
        LocalShift.insert(copy, 1, PreparedNames.CONSTRUCTION);
        // Frames of one offset cannot stand twice, and the case has begun with one.
        hook.visitInsn(Opcodes.NOP);
        unpackArguments(hook, Type.getArgumentTypes(constructor.desc));
        copy.instructions.accept(hook);
        copy.tryCatchBlocks.forEach(block -> block.accept(hook));
        if (copy.localVariables != null) {
            copy.localVariables.forEach(variable -> variable.accept(hook));
        }
    }

    private static void unpackArguments(MethodNode hook, Type[] parameters) {
        int local = 2;
        int primitives = 0;
        int references = 0;
        int more = 0;
        for (Type parameter : parameters) {
            boolean isReference = parameter.getSort() == Type.OBJECT || parameter.getSort() == Type.ARRAY;
            int number = isReference ? references++ : primitives++;
            hook.visitVarInsn(Opcodes.ALOAD, 1);
            if (number >= Construction.PLACES) {
                hook.visitFieldInsn(Opcodes.GETFIELD, PreparedNames.CONSTRUCTION, "more", "[Ljava/lang/Object;");
                hook.visitIntInsn(Opcodes.SIPUSH, more++);
                hook.visitInsn(Opcodes.AALOAD);
                Boxing.unbox(hook, parameter);
            } else if (isReference) {
                hook.visitFieldInsn(
                        Opcodes.GETFIELD, PreparedNames.CONSTRUCTION, "reference" + number, "Ljava/lang/Object;");
                Boxing.unbox(hook, parameter);
            } else {
                hook.visitFieldInsn(Opcodes.GETFIELD, PreparedNames.CONSTRUCTION, "bits" + number, "J");
                fromBits(hook, parameter);
            }
            hook.visitVarInsn(parameter.getOpcode(Opcodes.ISTORE), local);
            local += parameter.getSize();
        }
    }

    /** As {@code Bits.toValue}. */
    private static void fromBits(MethodNode hook, Type type) {
        switch (type.getSort()) {
            case Type.LONG -> {}
            case Type.DOUBLE ->
                hook.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Double", "longBitsToDouble", "(J)D", false);
            case Type.FLOAT -> {
                hook.visitInsn(Opcodes.L2I);
                hook.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Float", "intBitsToFloat", "(I)F", false);
            }
            default -> hook.visitInsn(Opcodes.L2I);
        }
    }
}
