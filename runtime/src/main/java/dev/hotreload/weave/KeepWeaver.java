package dev.hotreload.weave;

import dev.hotreload.classfile.MethodKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Gives methods whose results are kept their fronts, in the class file that the JVM is about to get. */
public final class KeepWeaver {
    private KeepWeaver() {}

    /** The class file with fronts; the same array if it has no such method. */
    public static byte[] weave(byte[] classFile, Predicate<MethodKey> kept) {
        ClassNode tree = Trees.expanded(classFile);
        List<MethodNode> methods = new ArrayList<>(tree.methods);
        methods.removeIf(method -> !LoopWeaver.canLoop(method, tree.version)
                || method.desc.endsWith(")V")
                || !kept.test(new MethodKey(method.name, method.desc)));
        if (methods.isEmpty()) {
            return classFile;
        }
        methods.forEach(method -> KeepFront.add(method, tree));
        // With the constants where they are, as the line tables of added methods are read from this class file.
        ClassWriter writer = new ClassWriter(new ClassReader(classFile), ClassWriter.COMPUTE_MAXS);
        tree.accept(writer);
        return writer.toByteArray();
    }
}
