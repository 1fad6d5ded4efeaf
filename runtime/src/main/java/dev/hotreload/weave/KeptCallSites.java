package dev.hotreload.weave;

import dev.hotreload.boot.CallSiteKind;
import dev.hotreload.classfile.Handles;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Lets the lambdas of a redefined class keep what they were linked to.
 *
 * <p>A redefinition forgets the linkage of every call site of the class, and each time a lambda's call site is linked
 * the JDK defines a class that lives as long as its host. A class that is reloaded a thousand times would leave a
 * thousand of them. So the linker keeps the linkage under a key that is the same in the next generation: the enclosing
 * method, the number of the call site in it, and everything that the compiler wrote there.
 */
final class KeptCallSites {
    private KeptCallSites() {}

    static void keep(MethodNode method) {
        int number = 0;
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction instanceof InvokeDynamicInsnNode dynamic
                    && Handles.makesLambda(dynamic)
                    && dynamic.bsmArgs.length < 200) {
                String key = method.name + method.desc + '#' + number++;
                method.instructions.set(dynamic, kept(dynamic, key));
            }
        }
    }

    private static InvokeDynamicInsnNode kept(InvokeDynamicInsnNode dynamic, String position) {
        StringBuilder key = new StringBuilder(position);
        Object[] arguments = new Object[dynamic.bsmArgs.length + 2];
        for (int i = 0; i < dynamic.bsmArgs.length; i++) {
            Object argument = dynamic.bsmArgs[i];
            arguments[i + 2] = argument;
            key.append(' ').append(argument instanceof Handle handle ? handle.getTag() + handle.toString() : argument);
        }
        arguments[0] = key.toString();
        arguments[1] = dynamic.bsm;
        return CallSites.site(dynamic.name, dynamic.desc, CallSiteKind.KEPT, arguments);
    }
}
