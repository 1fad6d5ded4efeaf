package dev.hotreload.weave;

import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.classfile.FieldInitialisers.Initialiser;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What a field begins with in an object that no constructor has made.
 *
 * @param classFile a class with a static method {@link #METHOD} that takes the object and returns the value of the
 *     declared initialiser, to be defined as a nest mate of the field's class; null: the field has its default value
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record InitialiserClass(byte @Nullable [] classFile) {
    /** The name of the method. */
    public static final String METHOD = "value";

    /**
     * For an instance field that a class declares.
     *
     * @param declaring the class file as it was compiled
     * @return empty if it is a constructor that gives the field its value
     */
    public static Optional<InitialiserClass> of(byte[] declaring, FieldKey field) {
        ClassNode tree = Trees.expanded(declaring);
        Initialiser initialiser = FieldInitialisers.ofInstances(tree).get(field);
        if (initialiser == null) {
            return isAssigned(tree, field) ? Optional.empty() : Optional.of(new InitialiserClass(null));
        }
        MethodNode method = InitialiserMethod.write(
                initialiser, new MethodKey(METHOD, "(L" + tree.name + ";)" + initialiser.store().desc));
        // What was its object is its only argument.
        method.access = Opcodes.ACC_STATIC;
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                tree.version,
                Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
                tree.name + "$hotreload",
                null,
                "java/lang/Object",
                null);
        method.accept(writer);
        writer.visitEnd();
        return Optional.of(new InitialiserClass(writer.toByteArray()));
    }

    private static boolean isAssigned(ClassNode tree, FieldKey field) {
        for (MethodNode method : tree.methods) {
            for (AbstractInsnNode at : method.instructions) {
                if (method.name.equals("<init>")
                        && at.getOpcode() == Opcodes.PUTFIELD
                        && at instanceof FieldInsnNode store
                        && store.owner.equals(tree.name)
                        && store.name.equals(field.name())
                        && store.desc.equals(field.descriptor())) {
                    return true;
                }
            }
        }
        return false;
    }
}
