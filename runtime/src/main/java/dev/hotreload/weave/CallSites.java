package dev.hotreload.weave;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** The call sites that relinked code has, and the words between weaver and linker: the first static argument. */
public final class CallSites {
    /** The class of the bootstrap method: {@link dev.hotreload.boot.Link}. */
    static final String LINK = "dev/hotreload/boot/Link";

    /** Selects by the receiver's class. */
    public static final String VIRTUAL = "virtual";

    /** An instance method of exactly the given class. */
    public static final String SPECIAL = "special";

    /** A static method of exactly the given class. */
    public static final String STATIC = "static";

    /** Packs the arguments of an added constructor. */
    public static final String CONSTRUCT = "construct";

    /** Whether the receiver has an override that was added below the given class. */
    public static final String HAS_OVERRIDE = "hasOverride";

    /** The override that was added below the given class. */
    public static final String OVERRIDE = "override";

    /** A call site of the compiler's whose linkage is kept from generation to generation. */
    public static final String KEPT = "kept";

    /** Gives a new object the fields that were added to its class. */
    public static final String INITIALISED = "initialised";

    /** Makes the constants of an enum that a generation added, before anybody sees its constants. */
    public static final String CONSTANTS = "constants";

    /** A method of a record that goes through all its components. */
    public static final String RECORD = "record";

    /** Reads or writes a field that the JVM does not let the caller use. */
    public static final String FIELD = "field";

    private static final Handle BOOTSTRAP = new Handle(
            Opcodes.H_INVOKESTATIC,
            LINK,
            "site",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
                    + "[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;",
            false);

    private CallSites() {}

    static InvokeDynamicInsnNode site(String name, String descriptor, Object... arguments) {
        return new InvokeDynamicInsnNode(name, descriptor, BOOTSTRAP, arguments);
    }

    /** {@code descriptor} with the receiver as first parameter. */
    static String withReceiver(String internalName, String descriptor) {
        return "(" + Type.getObjectType(internalName).getDescriptor() + descriptor.substring(1);
    }
}
