package dev.hotreload.weave;

import dev.hotreload.boot.CallSiteKind;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.model.FieldResolver;
import java.util.StringJoiner;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Has a record's {@code equals}, {@code hashCode} and {@code toString} use components that the JVM's record has not.
 *
 * <p>Their call sites have handles of the components' fields as static arguments, which the JVM resolves itself (JVMS
 * §5.4.3.5); fields that were added it cannot find, so such a site is linked by us, with the same bootstrap method.
 */
final class RecordMethods {
    private static final String OBJECT_METHODS = "java/lang/runtime/ObjectMethods";

    private RecordMethods() {}

    static void weave(MethodNode method, FieldResolver resolver) {
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction instanceof InvokeDynamicInsnNode dynamic
                    && dynamic.bsm.getOwner().equals(OBJECT_METHODS)
                    && hasUnreachable(dynamic, resolver)) {
                method.instructions.set(dynamic, linkedByUs(dynamic));
            }
        }
    }

    private static boolean hasUnreachable(InvokeDynamicInsnNode dynamic, FieldResolver resolver) {
        for (Object argument : dynamic.bsmArgs) {
            if (argument instanceof Handle getter
                    && getter.getTag() == Opcodes.H_GETFIELD
                    && resolver.declaringIfUnreachable(
                                    getter.getOwner(), new FieldKey(getter.getName(), getter.getDesc()), false, false)
                            != null) {
                return true;
            }
        }
        return false;
    }

    private static InvokeDynamicInsnNode linkedByUs(InvokeDynamicInsnNode dynamic) {
        StringJoiner names = new StringJoiner(";");
        StringBuilder types = new StringBuilder("(");
        for (Object argument : dynamic.bsmArgs) {
            if (argument instanceof Handle getter) {
                names.add(getter.getName());
                types.append(getter.getDesc());
            }
        }
        Type record = (Type) dynamic.bsmArgs[0];
        return CallSites.site(
                dynamic.name,
                dynamic.desc,
                CallSiteKind.RECORD,
                record,
                names.toString(),
                types.append(")V").toString());
    }
}
