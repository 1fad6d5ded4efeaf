package dev.hotreload.weave;

import dev.hotreload.classfile.MethodKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives looped methods their fronts, in the class file that the JVM is about to get; everything else is as it was.
 *
 * <p>The JVM has no looped method as {@code synchronized}: its body takes the lock, so that it is free while the method
 * waits. Modifiers cannot change in a redefinition, so that holds for all versions of the class.
 */
public final class LoopWeaver {
    private LoopWeaver() {}

    /** The class file with fronts; the same array if it has no such method. */
    public static byte[] weave(byte[] classFile, Predicate<MethodKey> looped) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode tree = Trees.expanded(classFile);
        List<MethodNode> methods = new ArrayList<>(tree.methods);
        methods.removeIf(
                method -> !canLoop(method, tree.version) || !looped.test(new MethodKey(method.name, method.desc)));
        if (methods.isEmpty()) {
            return classFile;
        }
        for (MethodNode method : methods) {
            if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
                Synchronisation.wrap(method, tree.name);
                method.access &= ~Opcodes.ACC_SYNCHRONIZED;
            }
            LoopFront.add(method, tree);
        }
        // With the constants where they are, as the line tables of added methods are read from this class file.
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        tree.accept(writer);
        return writer.toByteArray();
    }

    /** Whether a method of a class file of this version can have a front: it has code, and the user wrote it. */
    public static boolean canLoop(MethodNode method, int version) {
        return (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_SYNTHETIC)) == 0
                && !method.name.startsWith("<")
                && (version & 0xFFFF) >= Opcodes.V1_7;
    }
}
