package dev.hotreload.support;

import dev.hotreload.classfile.MethodsVisitor;
import dev.hotreload.transform.LoadedClassTransformer;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Has the constructors of some classes report their objects at their end. Called by any thread that loads a class. */
final class MadeObjectsTransformer implements LoadedClassTransformer {
    private static final String RECEIVER = "dev/hotreload/boot/MadeObjects";

    private final Set<String> internalNames;

    /** @param internalNames the classes */
    MadeObjectsTransformer(Set<String> internalNames) {
        this.internalNames = Set.copyOf(internalNames);
    }

    @Override
    public byte @Nullable [] changed(String internalName, @Nullable Class<?> redefined, byte[] classFile) {
        return internalNames.contains(internalName)
                ? MethodsVisitor.changed(
                        classFile,
                        (method, access, name, descriptor) ->
                                name.equals("<init>") ? new ReportingConstructor(method) : method)
                : null;
    }

    private static final class ReportingConstructor extends MethodVisitor {
        ReportingConstructor(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN) {
                // No compiler assigns this.
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, RECEIVER, "made", "(Ljava/lang/Object;)V", false);
            }
            super.visitInsn(opcode);
        }
    }
}
