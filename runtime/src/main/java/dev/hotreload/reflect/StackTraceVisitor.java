package dev.hotreload.reflect;

import dev.hotreload.classfile.MethodsVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Keeps the frames of methods that dispatch to added overrides out of stack traces.
 *
 * <p>Where the JDK makes the traces: in {@code StackTraceElement.of}, whose parameters differ between releases, and behind
 * the native {@code Thread.dumpThreads}.
 */
final class StackTraceVisitor extends MethodVisitor {
    private static final String HOOK = "dev/hotreload/boot/StackTraceHook";
    private static final String TRACE = "[Ljava/lang/StackTraceElement;";

    private final boolean makesTrace;

    private StackTraceVisitor(MethodVisitor next, boolean makesTrace) {
        super(Opcodes.ASM9, next);
        this.makesTrace = makesTrace;
    }

    static ClassVisitor ofClass(ClassVisitor next) {
        return new MethodsVisitor(
                next,
                (method, access, name, descriptor) ->
                        new StackTraceVisitor(method, name.equals("of") && descriptor.endsWith(')' + TRACE)));
    }

    @Override
    public void visitInsn(int opcode) {
        if (makesTrace && opcode == Opcodes.ARETURN) {
            hook(TRACE);
        }
        super.visitInsn(opcode);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String callee, String type, boolean isInterface) {
        super.visitMethodInsn(opcode, owner, callee, type, isInterface);
        if (owner.equals("java/lang/Thread") && callee.equals("dumpThreads")) {
            hook('[' + TRACE);
        }
    }

    /** Passes the traces on the stack through the hook. */
    private void hook(String traces) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, "visible", '(' + traces + ')' + traces, false);
    }
}
