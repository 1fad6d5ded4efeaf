package dev.hotreload.weave;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.LostInheritance;
import dev.hotreload.model.ResolvedMethod;
import java.util.Collection;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Gives the class of a lambda's object, which the JDK writes, the methods that it does not inherit in the JVM: default
 * ones that are abstract there.
 */
public final class LambdaClass {
    private LambdaClass() {}

    /** The class file with these methods; the same array if there are none. */
    public static byte[] complete(ClassModel model, byte[] classFile) {
        Collection<ResolvedMethod> lost = new LostInheritance(model).of(ClassFile.parse(classFile));
        if (lost.isEmpty()) {
            return classFile;
        }
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(writer, 0);
        for (ResolvedMethod declared : lost) {
            // By the interface's name: the class of a lambda is hidden, and no generation knows it.
            InheritedCall.write(
                            declared.owner(),
                            new MethodKey(declared.method().name, declared.method().desc),
                            Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC,
                            declared.method().exceptions.toArray(String[]::new))
                    .accept(writer);
        }
        return writer.toByteArray();
    }
}
