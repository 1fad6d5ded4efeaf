package dev.hotreload.reflect;

import dev.hotreload.classfile.MethodsVisitor;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Has {@link VarHandle#isAccessModeSupported} of an adapted handle, as those of added fields are, ask the one behind
 * it.
 *
 * <pre>{@code if (!isDirect()) return target().isAccessModeSupported(mode);}</pre>
 *
 * <p>Before they could override the method, it threw a {@link NullPointerException} for adapted handles.
 */
final class AccessModeVisitor extends MethodVisitor {
    private static final String NAME = "isAccessModeSupported";
    private static final String HANDLE = "java/lang/invoke/VarHandle";

    private final String descriptor;

    private AccessModeVisitor(MethodVisitor next, String descriptor) {
        super(Opcodes.ASM9, next);
        this.descriptor = descriptor;
    }

    /** Whether this JDK needs it. */
    static boolean isNeeded() {
        return Arrays.stream(VarHandle.class.getMethods())
                .anyMatch(method -> method.getName().equals(NAME) && Modifier.isFinal(method.getModifiers()));
    }

    static ClassVisitor ofVarHandle(ClassVisitor next) {
        return new MethodsVisitor(
                next,
                (method, access, name, descriptor) ->
                        name.equals(NAME) ? new AccessModeVisitor(method, descriptor) : method);
    }

    @Override
    public void visitCode() {
        super.visitCode();
        Label direct = new Label();
        super.visitVarInsn(Opcodes.ALOAD, 0);
        super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, HANDLE, "isDirect", "()Z", false);
        super.visitJumpInsn(Opcodes.IFNE, direct);
        super.visitVarInsn(Opcodes.ALOAD, 0);
        super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, HANDLE, "target", "()L" + HANDLE + ';', false);
        super.visitVarInsn(Opcodes.ALOAD, 1);
        super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, HANDLE, NAME, descriptor, false);
        super.visitInsn(Opcodes.IRETURN);
        super.visitLabel(direct);
        super.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }
}
