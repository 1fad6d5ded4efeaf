package dev.hotreload.weave;

import dev.hotreload.classfile.MethodKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Lets methods of a class that is not the application's dispatch to added overrides. */
public final class LibraryWeaver {
    private LibraryWeaver() {}

    /** The class file with a dispatch in front of the given methods, and their copies beside them. */
    public static byte[] dispatching(byte[] classFile, Set<MethodKey> methods) {
        ClassNode tree = Trees.expanded(classFile);
        boolean isInterface = (tree.access & Opcodes.ACC_INTERFACE) != 0;
        List<MethodNode> originals = new ArrayList<>();
        for (MethodNode method : tree.methods) {
            if (methods.contains(new MethodKey(method.name, method.desc))) {
                originals.add(OverrideFront.original(method, isInterface, tree.name));
                OverrideFront.addToLibrary(method, tree.name);
            }
        }
        tree.methods.addAll(originals);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        tree.accept(writer);
        return writer.toByteArray();
    }
}
