package dev.hotreload.weave;

import dev.hotreload.classfile.MethodKey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;

/**
 * Has the classes that are nested in a constant's body refer to the enum that the body's members live in.
 *
 * <p>A class without a body around it can be no member of it: member classes become local ones.
 */
public final class NestedInBody {
    private NestedInBody() {}

    /** The class file of a class that is nested in {@code body}, however deep. */
    public static byte[] moved(byte[] classFile, ConstantBody body) {
        ClassNode tree = Trees.expanded(classFile);
        if (body.internalName().equals(tree.outerClass)) {
            tree.outerClass = body.enumName();
            if (!isEnums(tree.outerMethod, tree.outerMethodDesc, body)) {
                tree.outerMethod = null;
                tree.outerMethodDesc = null;
            }
        }
        for (InnerClassNode inner : tree.innerClasses) {
            if (inner.name.equals(tree.name) && body.internalName().equals(inner.outerName)) {
                tree.outerClass = body.enumName();
            }
        }
        move(tree.innerClasses, body);
        ClassWriter writer = new ClassWriter(0);
        tree.accept(new ClassRemapper(writer, new BodyRemapper(body)));
        return writer.toByteArray();
    }

    /** Reflection finds a method of the body only if the enum has it, too. */
    private static boolean isEnums(@Nullable String method, @Nullable String descriptor, ConstantBody body) {
        return method != null && descriptor != null && body.overriding().contains(new MethodKey(method, descriptor));
    }

    /** Takes the body out of a list of classes. */
    static void move(List<InnerClassNode> classes, ConstantBody body) {
        classes.removeIf(inner -> inner.name.equals(body.internalName()));
        for (InnerClassNode inner : classes) {
            if (body.internalName().equals(inner.outerName)) {
                inner.outerName = null;
            }
        }
    }
}
