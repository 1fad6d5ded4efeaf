package dev.hotreload.vm;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The bit that says that a class has a final method: only then the JVM looks, when it defines a class below it, whether
 * that overrides one ({@code ClassFileParser}, {@code check_final_method_override}). The JVM's tables do not name it:
 * it is the one bit that differs among twins exactly as their methods do.
 *
 * @param offset the byte in the class
 * @param bit in it
 */
record FinalMethodFlag(VmLayout layout, long offset, int bit) {
    /** Which of the twins have a final method: no other bit changes like this from class to class. */
    private static final int PATTERN = 0b1011_0010_1110_0001_0110_1001_0100_1101;

    private static final int TWINS = 32;

    /** @throws UnknownVmException if there is none, or more than one that it can be */
    static FinalMethodFlag find(VmLayout layout) throws UnknownVmException {
        List<Class<?>> twins = twins();
        FinalMethodFlag found = null;
        for (long offset = 8; offset < layout.instanceKlassSize(); offset++) {
            for (int bit = 0; bit < 8; bit++) {
                FinalMethodFlag candidate = new FinalMethodFlag(layout, offset, bit);
                if (candidate.follows(twins)) {
                    if (found != null) {
                        throw new UnknownVmException("two bits of a class look like that of its final methods");
                    }
                    found = candidate;
                }
            }
        }
        if (found == null || !found.isSet(layout.klass(Enum.class)) || !found.isSet(layout.klass(Thread.class))) {
            throw new UnknownVmException("no bit of a class looks like that of its final methods");
        }
        return found;
    }

    private boolean follows(List<Class<?>> twins) {
        for (int i = 0; i < TWINS; i++) {
            if (isSet(layout.klass(twins.get(i))) != isFinal(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFinal(int twin) {
        return (PATTERN >>> twin & 1) != 0;
    }

    private static List<Class<?>> twins() throws UnknownVmException {
        List<Class<?>> twins = new ArrayList<>();
        try {
            Lookup lookup = MethodHandles.lookup();
            for (int i = 0; i < TWINS; i++) {
                twins.add(lookup.defineHiddenClass(twin(isFinal(i)), false).lookupClass());
            }
        } catch (IllegalAccessException | LinkageError e) {
            throw new UnknownVmException("twins of a class cannot be defined", e);
        }
        return twins;
    }

    /** {@code class Twin { private [final] void method() {} }}. */
    private static byte[] twin(boolean isFinal) {
        ClassWriter writer = new ClassWriter(0);
        String name = FinalMethodFlag.class.getPackageName().replace('.', '/') + "/Twin";
        writer.visit(Opcodes.V17, Opcodes.ACC_SUPER, name, null, "java/lang/Object", null);
        int access = Opcodes.ACC_PRIVATE | (isFinal ? Opcodes.ACC_FINAL : 0);
        MethodVisitor method = writer.visitMethod(access, "method", "()V", null, null);
        method.visitCode();
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 1);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    boolean isSet(LiveKlass klass) {
        return (layout.memory().byteAt(klass.address() + offset) >>> bit & 1) != 0;
    }

    void set(LiveKlass klass, boolean value) {
        layout.memory().putBit(klass.address() + offset, bit, value);
    }
}
