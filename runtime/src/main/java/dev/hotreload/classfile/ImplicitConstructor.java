package dev.hotreload.classfile;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Tells whether a compiler added a class's only constructor (JLS §8.8.9), so that it has nothing but initialisers. */
final class ImplicitConstructor {
    private static final int VISIBILITY = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE;

    private ImplicitConstructor() {}

    /** Whether it may be one: nothing that the class file says of it speaks against it. */
    static boolean isPossible(ClassNode type, ConstructorCode constructor, ConstructorLines lines) {
        InnerClassNode own = own(type);
        if (own != null && own.innerName == null) {
            // An anonymous class has no other.
            return true;
        }
        MethodNode method = constructor.method();
        boolean isEnum = (type.access & Opcodes.ACC_ENUM) != 0;
        int access = isEnum ? Opcodes.ACC_PRIVATE : own == null ? type.access : own.access;
        return (method.access & VISIBILITY) == (access & VISIBILITY)
                && method.exceptions.isEmpty()
                && method.visibleAnnotations == null
                && method.invisibleAnnotations == null
                && !lines.isClosed()
                && !hasOwnParameters(type, own, method, constructor.captured());
    }

    private static boolean hasOwnParameters(
            ClassNode type, @Nullable InnerClassNode own, MethodNode method, Set<Integer> captured) {
        Type[] parameters = Type.getArgumentTypes(method.desc);
        int local = 1;
        for (int i = 0; i < parameters.length; i++) {
            boolean isOfEnum = (type.access & Opcodes.ACC_ENUM) != 0 && i < 2;
            boolean isOuter =
                    i == 0 && own != null && parameters[i].getDescriptor().equals("L" + outer(type, own) + ";");
            if (!isOfEnum && !isOuter && !captured.contains(local)) {
                return true;
            }
            local += parameters[i].getSize();
        }
        return false;
    }

    private static String outer(ClassNode type, InnerClassNode own) {
        return own.outerName != null ? own.outerName : String.valueOf(type.outerClass);
    }

    private static @Nullable InnerClassNode own(ClassNode type) {
        for (InnerClassNode inner : type.innerClasses) {
            if (inner.name.equals(type.name)) {
                return inner;
            }
        }
        return null;
    }
}
