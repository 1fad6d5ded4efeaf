package dev.hotreload.model;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;

/**
 * What the JVM has in the place of a class that live classes got as their superclass: an interface without members,
 * because a live class can get an interface, and no other superclass.
 *
 * <p>All that the source declares is added to it, as to any live interface: methods and constructors live in static
 * methods that take the object, fields in what the object's own class keeps for added ones. Reflection and stack traces
 * tell of a class, and the code that names it is new, so it is woven for it.
 */
public final class Face {
    /**
     * Those of a constructor, of any types; behind them the same of the next one, until that is one of a class of the
     * JVM.
     */
    public static final String ARGUMENTS = "[Ljava/lang/Object;";

    private static final int DROPPED =
            Opcodes.ACC_SUPER | Opcodes.ACC_FINAL | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE | Opcodes.ACC_RECORD;

    private Face() {}

    /**
     * The interface for a class, as it is defined. Its own interfaces are above it, and its superclass if that is one.
     *
     * @param isBelowFace whether the superclass is an interface in the JVM, too
     */
    public static ClassFile of(ClassFile source, boolean isBelowFace) {
        ClassNode from = source.node();
        ClassNode face = new ClassNode();
        face.version = from.version;
        face.access = (from.access & ~DROPPED) | Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
        face.name = from.name;
        face.signature = from.signature;
        face.superName = "java/lang/Object";
        List<String> interfaces = new ArrayList<>();
        if (isBelowFace) {
            interfaces.add(from.superName);
        }
        interfaces.addAll(from.interfaces);
        face.interfaces = interfaces;
        face.sourceFile = from.sourceFile;
        face.nestHostClass = from.nestHostClass;
        face.nestMembers = from.nestMembers;
        from.innerClasses.forEach(inner ->
                face.innerClasses.add(new InnerClassNode(inner.name, inner.outerName, inner.innerName, inner.access)));
        ClassWriter writer = new ClassWriter(0);
        face.accept(writer);
        return ClassFile.parse(writer.toByteArray());
    }

    /**
     * Where the body of a constructor is.
     *
     * @param isBelowClass whether it runs in two parts, because the JVM has a class above that has a constructor to be
     *     run in between: the second takes what the first has worked out
     */
    public static Host constructor(String internalName, MethodKey constructor, boolean isBelowClass) {
        String descriptor = "(L" + internalName + ";" + constructor.descriptor().substring(1);
        return new Host(
                new MethodKey(
                        PreparedNames.CONSTRUCTOR_BODY,
                        isBelowClass ? descriptor.replace(")", ARGUMENTS + ")") : descriptor),
                true,
                0);
    }

    /** Where the first part of a constructor is, which works out the arguments of the constructor that it calls. */
    public static Host arguments(String internalName, String descriptor) {
        return new Host(
                new MethodKey(
                        PreparedNames.CONSTRUCTOR_ARGUMENTS,
                        "(L" + internalName + ";" + descriptor.substring(1, descriptor.indexOf(')')) + ")" + ARGUMENTS),
                true,
                0);
    }
}
