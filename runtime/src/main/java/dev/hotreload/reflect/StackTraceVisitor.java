package dev.hotreload.reflect;

import dev.hotreload.classfile.MethodsVisitor;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Has stack traces say what those of a fresh JVM would say, and keeps the frames of methods that dispatch to added
 * overrides out of them.
 *
 * <p>Where the JDK makes the traces: in {@code StackTraceElement.of} and the native method that it calls, whose
 * parameters differ between releases, and behind the native {@code Thread.dumpThreads}.
 */
final class StackTraceVisitor extends MethodVisitor {
    private static final String HOOK = "dev/hotreload/boot/StackTraceHook";
    private static final String TRACE = "[Ljava/lang/StackTraceElement;";
    /** The parameters of the method of JDK 17 to 18, and of later JDKs. */
    private static final Set<String> OF_THROWABLE = Set.of("(Ljava/lang/Throwable;I)", "(Ljava/lang/Object;I)");

    /** The local variable with the number of frames: the second parameter of a static method. */
    private static final int DEPTH = 1;

    private final boolean makesTrace;
    private final boolean fillsTrace;

    private StackTraceVisitor(MethodVisitor next, String name, String descriptor) {
        super(Opcodes.ASM9, next);
        this.makesTrace = name.equals("of") && descriptor.endsWith(')' + TRACE);
        this.fillsTrace = makesTrace && OF_THROWABLE.contains(descriptor.substring(0, descriptor.indexOf(')') + 1));
    }

    static ClassVisitor ofClass(ClassVisitor next) {
        return new MethodsVisitor(
                next, (method, access, name, descriptor) -> new StackTraceVisitor(method, name, descriptor));
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
        if (fillsTrace && callee.equals("initStackTraceElements")) {
            fill(opcode, owner, callee, type, isInterface);
            return;
        }
        super.visitMethodInsn(opcode, owner, callee, type, isInterface);
        if (owner.equals("java/lang/Thread") && callee.equals("dumpThreads")) {
            hook('[' + TRACE);
        }
    }

    /** Trace, source[, depth] -> trace, source, trace, source[, depth] -> trace, source -> nothing. */
    private void fill(int opcode, String owner, String callee, String type, boolean isInterface) {
        boolean hasDepth = type.endsWith("I)V");
        if (hasDepth) {
            super.visitInsn(Opcodes.POP);
        }
        super.visitInsn(Opcodes.DUP2);
        if (hasDepth) {
            super.visitVarInsn(Opcodes.ILOAD, DEPTH);
        }
        super.visitMethodInsn(opcode, owner, callee, type, isInterface);
        super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, "filled", '(' + TRACE + "Ljava/lang/Object;)V", false);
    }

    /** Passes the traces on the stack through the hook. */
    private void hook(String traces) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, "visible", '(' + traces + ')' + traces, false);
    }
}
