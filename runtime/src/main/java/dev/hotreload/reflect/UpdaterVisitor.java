package dev.hotreload.reflect;

import dev.hotreload.classfile.MethodsVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Has the makers of atomic field updaters ask for another when the field has no offset, which they find last, after all
 * that they check.
 *
 * <pre>{@code
 * try { … } catch (UnsupportedOperationException e) { return (…Updater) MemberHook.updater(type, fieldName, e); }
 * }</pre>
 */
final class UpdaterVisitor extends MethodVisitor {
    private static final String EXCEPTION = "java/lang/UnsupportedOperationException";

    private final String descriptor;
    private final Label start = new Label();
    private final Label end = new Label();

    private UpdaterVisitor(MethodVisitor next, String descriptor) {
        super(Opcodes.ASM9, next);
        this.descriptor = descriptor;
    }

    static ClassVisitor ofUpdater(ClassVisitor next) {
        return new MethodsVisitor(
                next,
                (method, access, name, descriptor) ->
                        name.equals("newUpdater") ? new UpdaterVisitor(method, descriptor) : method);
    }

    @Override
    public void visitCode() {
        super.visitCode();
        super.visitTryCatchBlock(start, end, end, EXCEPTION);
        super.visitLabel(start);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        Type[] parameters = Type.getArgumentTypes(descriptor);
        Object[] locals = new Object[parameters.length];
        for (int i = 0; i < locals.length; i++) {
            locals[i] = parameters[i].getInternalName();
        }
        super.visitLabel(end);
        super.visitFrame(Opcodes.F_FULL, locals.length, locals, 1, new Object[] {EXCEPTION});
        super.visitVarInsn(Opcodes.ASTORE, parameters.length);
        super.visitVarInsn(Opcodes.ALOAD, 0);
        // The field's name comes last, behind its type if there is one.
        super.visitVarInsn(Opcodes.ALOAD, parameters.length - 1);
        super.visitVarInsn(Opcodes.ALOAD, parameters.length);
        super.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                MemberHooks.HOOK,
                "updater",
                "(Ljava/lang/Class;Ljava/lang/String;L" + EXCEPTION + ";)Ljava/lang/Object;",
                false);
        super.visitTypeInsn(Opcodes.CHECKCAST, Type.getReturnType(descriptor).getInternalName());
        super.visitInsn(Opcodes.ARETURN);
        super.visitMaxs(maxStack, maxLocals);
    }
}
