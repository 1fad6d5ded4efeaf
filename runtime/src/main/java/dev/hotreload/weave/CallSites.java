package dev.hotreload.weave;

import dev.hotreload.boot.CallSiteKind;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** Writes the call sites that relinked code has. */
final class CallSites {
    /** The class of the bootstrap method: {@link dev.hotreload.boot.Link}. */
    static final String LINK = "dev/hotreload/boot/Link";

    private static final Handle BOOTSTRAP = new Handle(
            Opcodes.H_INVOKESTATIC,
            LINK,
            "site",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
                    + "[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;",
            false);

    private CallSites() {}

    /** A call site of a kind, with the further static arguments that it has. */
    static InvokeDynamicInsnNode site(String name, String descriptor, CallSiteKind kind, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = kind.name();
        System.arraycopy(more, 0, arguments, 1, more.length);
        return new InvokeDynamicInsnNode(name, descriptor, BOOTSTRAP, arguments);
    }

    /** {@code descriptor} with the receiver as first parameter. */
    static String withReceiver(String internalName, String descriptor) {
        return "(" + Type.getObjectType(internalName).getDescriptor() + descriptor.substring(1);
    }
}
