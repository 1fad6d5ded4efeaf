package dev.hotreload.model;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * A live class that a generation has changed. Immutable; a generation makes a new one.
 *
 * @param first the class as it was first defined, prepared members included
 * @param current the class as the running generation's source has it, under its live names
 * @param woven the class as it was last given to the JVM
 * @param hosts where the JVM has each method that was ever added, by the source's name and descriptor
 * @param constructors the code of each added constructor (woven, last version); the index is that of the hook
 * @param overridden the methods in whose front overrides are dispatched, because an override was added below
 * @param generation the generation that changed it last
 * @param isDeleted whether its class file was deleted
 */
public record ClassState(
        ClassFile first,
        ClassFile current,
        ClassFile woven,
        Map<MethodKey, Host> hosts,
        List<MethodNode> constructors,
        Set<MethodKey> overridden,
        int generation,
        boolean isDeleted) {

    /** Copies the collections. */
    public ClassState {
        hosts = Map.copyOf(hosts);
        constructors = List.copyOf(constructors);
        overridden = Set.copyOf(overridden);
    }

    public String internalName() {
        return first.internalName();
    }

    /** Where an added method of the running generation lives; null if the JVM has the method in its first shape. */
    public @Nullable Host hostOf(MethodKey method) {
        return hosts.get(method);
    }

    /** The hook's index of an added constructor, or -1. */
    public int constructorIndex(String descriptor) {
        for (int i = 0; i < constructors.size(); i++) {
            if (constructors.get(i).desc.equals(descriptor)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the JVM has this method of the current source in its first shape: its code is replaced in place. */
    public boolean isInFirstShape(MethodKey method) {
        MethodNode declared = current.methods().get(method);
        MethodNode live = first.methods().get(method);
        return declared != null && live != null && fits(declared.access, live.access);
    }

    /**
     * Whether a method with the modifiers {@code declared} can live in one that the JVM has with the modifiers {@code
     * live}, which cannot change: both static or both not, and not concrete where the JVM has it abstract.
     */
    private static boolean fits(int declared, int live) {
        int changed = declared ^ live;
        boolean becameConcrete = (live & Opcodes.ACC_ABSTRACT) != 0 && (declared & Opcodes.ACC_ABSTRACT) == 0;
        return (changed & (Opcodes.ACC_STATIC | Opcodes.ACC_NATIVE)) == 0 && !becameConcrete;
    }
}
