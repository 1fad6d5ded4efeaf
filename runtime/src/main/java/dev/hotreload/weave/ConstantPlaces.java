package dev.hotreload.weave;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes class files so that the JVM need not make any of their instructions longer, and positions in the code are in
 * the JVM what they are in the class file.
 *
 * <p>HotSpot keeps the constants that it has of a class, and appends those of a redefinition that it does not find
 * among them. An {@code ldc} has one byte for its constant; where that comes behind the 255th, it becomes an {@code
 * ldc_w}, which moves all that follows ({@code VM_RedefineClasses::rewrite_cp_refs_in_method}). So all constants of the
 * last class file stay where they are. And since the JVM has more than these (it writes methods that throw, with
 * constants of their own, where default methods conflict or are missing), new ones begin behind the 255th in the class
 * file, too: all that load them are wide from the beginning.
 */
final class ConstantPlaces {
    /** The first place that needs two bytes (JVMS §6.5.ldc). */
    private static final int FIRST_WIDE = 256;

    /** Nobody loads these; each takes two places (JVMS §4.4.5). */
    private static final long FILLER = 0x7265_6c6f_6164_0000L;

    private ConstantPlaces() {}

    /**
     * Loads {@code float} constants that are no number otherwise: the JVM never finds such a constant among those that
     * it has.
     */
    static void loadNan(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction instanceof LdcInsnNode load && load.cst instanceof Float value && Float.isNaN(value)) {
                load.cst = Float.floatToRawIntBits(value);
                method.instructions.insert(
                        load,
                        new MethodInsnNode(Opcodes.INVOKESTATIC, "java/lang/Float", "intBitsToFloat", "(I)F", false));
            }
        }
    }

    /** A writer of what {@code last} becomes, which is what the JVM has now. */
    static ClassWriter following(ClassReader last) {
        ClassWriter writer = new ClassWriter(last, ClassWriter.COMPUTE_MAXS);
        int places = last.getItemCount();
        for (long filler = FILLER; places < FIRST_WIDE; filler++) {
            places = writer.newConst(filler) + 2;
        }
        return writer;
    }
}
