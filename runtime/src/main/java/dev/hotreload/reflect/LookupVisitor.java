package dev.hotreload.reflect;

import dev.hotreload.classfile.MethodsVisitor;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Lets {@link java.lang.invoke.MethodHandles.Lookup} ask the engine first.
 *
 * <pre>{@code
 * Object found = MemberHook.find(this, "<finder>", new Object[] {…});
 * if (found != null) return (R) found;
 * }</pre>
 */
final class LookupVisitor extends MethodVisitor {
    private static final Set<String> FINDERS = Set.of(
            "findStatic",
            "findVirtual",
            "findSpecial",
            "findConstructor",
            "bind",
            "findGetter",
            "findSetter",
            "findStaticGetter",
            "findStaticSetter",
            "findVarHandle",
            "findStaticVarHandle",
            "unreflect",
            "unreflectSpecial",
            "unreflectConstructor",
            "unreflectGetter",
            "unreflectSetter",
            "unreflectVarHandle");

    private final String finder;
    private final String descriptor;

    private LookupVisitor(MethodVisitor next, String finder, String descriptor) {
        super(Opcodes.ASM9, next);
        this.finder = finder;
        this.descriptor = descriptor;
    }

    static ClassVisitor ofLookup(ClassVisitor next) {
        return new MethodsVisitor(
                next,
                (method, access, name, descriptor) -> (access & Opcodes.ACC_PUBLIC) != 0 && FINDERS.contains(name)
                        ? new LookupVisitor(method, name, descriptor)
                        : method);
    }

    @Override
    public void visitCode() {
        super.visitCode();
        int parameters = Type.getArgumentTypes(descriptor).length;
        super.visitVarInsn(Opcodes.ALOAD, 0);
        super.visitLdcInsn(finder);
        super.visitInsn(Opcodes.ICONST_0 + parameters);
        super.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        for (int i = 0; i < parameters; i++) {
            super.visitInsn(Opcodes.DUP);
            super.visitInsn(Opcodes.ICONST_0 + i);
            super.visitVarInsn(Opcodes.ALOAD, i + 1);
            super.visitInsn(Opcodes.AASTORE);
        }
        super.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                MemberHooks.HOOK,
                "find",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/Object;",
                false);
        Label goOn = new Label();
        super.visitInsn(Opcodes.DUP);
        super.visitJumpInsn(Opcodes.IFNULL, goOn);
        super.visitTypeInsn(Opcodes.CHECKCAST, Type.getReturnType(descriptor).getInternalName());
        super.visitInsn(Opcodes.ARETURN);
        super.visitLabel(goOn);
        super.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Object"});
        super.visitInsn(Opcodes.POP);
    }
}
