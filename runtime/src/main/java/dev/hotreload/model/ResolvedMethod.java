package dev.hotreload.model;

import dev.hotreload.classfile.ClassFile;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method as the running generation's sources declare it.
 *
 * @param declaring the class that declares it
 * @param method the declaration
 */
public record ResolvedMethod(ClassFile declaring, MethodNode method) {

    /** The declaring class's internal name. */
    public String owner() {
        return declaring.internalName();
    }

    public boolean isPrivate() {
        return (method.access & Opcodes.ACC_PRIVATE) != 0;
    }

    public boolean isAbstract() {
        return (method.access & Opcodes.ACC_ABSTRACT) != 0;
    }

    public boolean isStatic() {
        return (method.access & Opcodes.ACC_STATIC) != 0;
    }
}
