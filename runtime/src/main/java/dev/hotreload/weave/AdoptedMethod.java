package dev.hotreload.weave;

import dev.hotreload.boot.CallSiteKind;
import dev.hotreload.classfile.MethodKey;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * The method by which the JVM comes from an interface that a class got later to what the sources declare for it.
 *
 * <pre>{@code
 * return <the method that the receiver's class declares or inherits>(this, …);
 * }</pre>
 *
 * <p>It is added as a private one, which is what a redefinition lets be added, and made {@code public final} in the
 * JVM's memory. Final, so that it needs no place in the table of methods, whose length is fixed; so it must never be
 * the code itself, which may be overridden. No source has it, so it has a line by which stack traces leave it out.
 */
final class AdoptedMethod {
    private static final int VISIBILITY = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE;

    private AdoptedMethod() {}

    /** @param access the modifiers in the JVM: {@link #added} or {@link #published} */
    static MethodNode write(String owner, MethodKey key, int access) {
        MethodNode method = new MethodNode(access, key.name(), key.descriptor(), null, null);
        InheritedCall.hide(method);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        int locals = SuperCall.loadParameters(method, key.descriptor(), 1);
        method.instructions.add(
                CallSites.site(key.name(), CallSites.withReceiver(owner, key.descriptor()), CallSiteKind.VIRTUAL));
        Type result = Type.getReturnType(key.descriptor());
        method.visitInsn(result.getOpcode(Opcodes.IRETURN));
        method.visitMaxs(Math.max(locals, result.getSize()), locals);
        return method;
    }

    /**
     * Its modifiers once it is public.
     *
     * @param live the method that the JVM has in its place; null if none
     */
    static int published(@Nullable MethodNode live) {
        return (added(live) & ~VISIBILITY) | Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL;
    }

    /** The modifiers with which a redefinition adds it; those of a method that is there cannot change. */
    static int added(@Nullable MethodNode live) {
        return live != null ? live.access : Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
    }

    /** The modifiers of a method of the first shape that was made public in place. */
    static int opened(int first) {
        return (first & ~VISIBILITY) | Opcodes.ACC_PUBLIC;
    }
}
