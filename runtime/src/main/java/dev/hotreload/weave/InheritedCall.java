package dev.hotreload.weave;

import dev.hotreload.boot.CallSiteKind;
import dev.hotreload.boot.StackTraceHook;
import dev.hotreload.classfile.MethodKey;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method that stands in the JVM for one that its class inherits in the sources.
 *
 * <pre>{@code
 * return <the method as the running generation resolves it in this class>(this, …);
 * }</pre>
 *
 * <p>No source has it, so it has a line by which stack traces leave it out.
 */
final class InheritedCall {
    private InheritedCall() {}

    /**
     * @param owner the class that gets the method and inherits the other one
     * @param access the modifiers in the JVM
     */
    static MethodNode write(String owner, MethodKey key, int access, String[] exceptions) {
        MethodNode method = new MethodNode(access, key.name(), key.descriptor(), null, exceptions);
        hide(method);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        int locals = SuperCall.loadParameters(method, key.descriptor(), 1);
        method.instructions.add(CallSites.site(
                key.name(),
                CallSites.withReceiver(owner, key.descriptor()),
                CallSiteKind.SPECIAL,
                Type.getObjectType(owner)));
        Type result = Type.getReturnType(key.descriptor());
        method.visitInsn(result.getOpcode(Opcodes.IRETURN));
        method.visitMaxs(Math.max(locals, result.getSize()), locals);
        return method;
    }

    /** Gives what is written next the line that stack traces leave out. */
    static void hide(MethodNode method) {
        Label start = new Label();
        method.visitLabel(start);
        method.visitLineNumber(StackTraceHook.DISPATCH_LINE, start);
    }
}
