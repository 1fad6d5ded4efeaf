package dev.hotreload.weave;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Passes what {@code super.clone()} returns through {@link dev.hotreload.boot.Cloning}, together with the object. */
final class SuperClone extends MethodVisitor {
    private static final String NAME = "clone";
    private static final String DESCRIPTOR = "()Ljava/lang/Object;";
    private static final String HOOK = "dev/hotreload/boot/Cloning";
    private static final String HOOK_NAME = "cloned";
    private static final String HOOK_DESCRIPTOR = "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;";
    private static final int METHOD_REFERENCE = 10;
    private boolean hasClone;

    SuperClone(MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    /** Whether the class calls a method {@code Object clone()} of any class (CONSTANT_Methodref_info, JVMS §4.4.2). */
    static boolean mayBeIn(ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            if (offset > 0 && reader.readByte(offset - 1) == METHOD_REFERENCE) {
                int nameAndType = reader.getItem(reader.readUnsignedShort(offset + 2));
                if (NAME.equals(reader.readUTF8(nameAndType, buffer))
                        && DESCRIPTOR.equals(reader.readUTF8(nameAndType + 2, buffer))) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        boolean isClone = opcode == Opcodes.INVOKESPECIAL && name.equals(NAME) && descriptor.equals(DESCRIPTOR);
        if (isClone) {
            hasClone = true;
            super.visitInsn(Opcodes.DUP);
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        if (isClone) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, HOOK_NAME, HOOK_DESCRIPTOR, false);
        }
    }

    /** The object waits below its clone. */
    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(hasClone ? maxStack + 1 : maxStack, maxLocals);
    }

    /** Does the same in a tree. */
    static void weave(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode call
                    && call.getOpcode() == Opcodes.INVOKESPECIAL
                    && call.name.equals(NAME)
                    && call.desc.equals(DESCRIPTOR)) {
                method.instructions.insertBefore(call, new InsnNode(Opcodes.DUP));
                method.instructions.insert(
                        call, new MethodInsnNode(Opcodes.INVOKESTATIC, HOOK, HOOK_NAME, HOOK_DESCRIPTOR, false));
            }
        }
    }
}
