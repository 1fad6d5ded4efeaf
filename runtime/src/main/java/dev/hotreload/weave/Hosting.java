package dev.hotreload.weave;

import dev.hotreload.classfile.MethodKey;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * Turns a method into one that the JVM lets a redefinition add: {@code private final}, {@code private static}, and in
 * an interface only {@code private static}.
 */
final class Hosting {
    /** What the JVM acts on; other modifiers could change later, and in the JVM they must not. */
    private static final int KEPT = Opcodes.ACC_NATIVE;

    private Hosting() {}

    /**
     * Changes {@code method} to live under {@code jvm}.
     *
     * @param jvm name and descriptor in the JVM (see {@link dev.hotreload.model.Host})
     * @param markers the types of the marker parameters that the descriptor ends with
     */
    static MethodNode host(MethodNode method, MethodKey jvm, boolean isInterface, List<String> markers) {
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        for (String marker : markers) {
            LocalShift.insert(method, firstFreeLocal(method.desc, isStatic), marker);
        }
        method.name = jvm.name();
        method.desc = jvm.descriptor();
        boolean hostStatic = isStatic || isInterface;
        method.access =
                (method.access & KEPT) | Opcodes.ACC_PRIVATE | (hostStatic ? Opcodes.ACC_STATIC : Opcodes.ACC_FINAL);
        return method;
    }

    private static int firstFreeLocal(String descriptor, boolean isStatic) {
        int local = isStatic ? 0 : 1;
        for (Type parameter : Type.getArgumentTypes(descriptor)) {
            local += parameter.getSize();
        }
        return local;
    }
}
