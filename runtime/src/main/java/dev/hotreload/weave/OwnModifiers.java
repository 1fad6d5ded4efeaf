package dev.hotreload.weave;

import dev.hotreload.classfile.ClassFile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;

/**
 * The modifiers that a class is defined with: without those that the JVM would never let be taken back, {@code final}
 * and {@code abstract}, and {@code public} whatever the source says.
 *
 * <p>The JVM tells reflection and debuggers what the class's own entry in {@code InnerClasses} says (JVMS §4.7.6),
 * which member classes have anyway. Others get one that has the source's modifiers.
 */
final class OwnModifiers {
    private static final int HELD = Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM;

    private OwnModifiers() {}

    /** The modifiers for the JVM; the same if there is nothing to leave out. */
    static int opened(ClassReader reader) {
        int access = reader.getAccess();
        Naming naming = Naming.of(reader.getClassName());
        if ((access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_MODULE)) != 0 || naming == Naming.ANONYMOUS) {
            return access;
        }
        int opened = naming == Naming.LOCAL ? access : access | Opcodes.ACC_PUBLIC;
        // An interface is always abstract, an enum is what the bodies of its constants make it, and the JVM takes only
        // a final class for a record.
        if ((access & HELD) == 0 && !"java/lang/Record".equals(reader.getSuperName())) {
            opened &= ~Opcodes.ACC_FINAL;
            if ((access & Opcodes.ACC_ABSTRACT) != 0 && !declaresAbstractMethods(reader)) {
                opened &= ~Opcodes.ACC_ABSTRACT;
            }
        }
        return opened;
    }

    /**
     * A class with such methods stays abstract: the JIT would not find out any more that only one class implements
     * them, and objects of the class itself could not run them.
     */
    private static boolean declaresAbstractMethods(ClassReader reader) {
        boolean[] found = {false};
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        found[0] |= (access & Opcodes.ACC_ABSTRACT) != 0;
                        return null;
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return found[0];
    }

    /** Writes the entry of a class that has none of its own; the outer class is left out, because there is none. */
    static void tell(ClassVisitor visitor, String internalName, int declared) {
        String simpleName = internalName.substring(internalName.lastIndexOf('/') + 1);
        visitor.visitInnerClass(internalName, null, simpleName, declared & ClassFile.ACCESS_FLAGS & ~Opcodes.ACC_SUPER);
    }

    /** Writes the entry of a class whose first shape has one that the compiler has not written. */
    static void tell(ClassNode tree, ClassNode first, int declared) {
        if (has(first) && !has(tree)) {
            tell(tree, tree.name, declared);
        }
    }

    private static boolean has(ClassNode tree) {
        for (InnerClassNode inner : tree.innerClasses) {
            if (inner.name.equals(tree.name)) {
                return true;
            }
        }
        return false;
    }

    /** What the name says of where the class is declared. One that is misjudged is only left as it is. */
    private enum Naming {
        NAMED,
        LOCAL,
        ANONYMOUS;

        /** Compilers number classes that are declared in code: {@code Outer$1}, {@code Outer$1Local}. */
        static Naming of(String internalName) {
            int start = internalName.lastIndexOf('$') + 1;
            int end = start;
            while (end < internalName.length() && Character.isDigit(internalName.charAt(end))) {
                end++;
            }
            if (start == 0 || end == start) {
                return NAMED;
            }
            return end == internalName.length() ? ANONYMOUS : LOCAL;
        }
    }
}
