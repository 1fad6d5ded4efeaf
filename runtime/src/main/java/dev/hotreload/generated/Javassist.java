package dev.hotreload.generated;

import dev.hotreload.boot.MadeTypes;
import dev.hotreload.classfile.MethodsVisitor;
import dev.hotreload.loader.ModuleLoader;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Javassist's {@code ProxyFactory}, under whichever package a library has it.
 *
 * <p>A thread that has had it {@code make} a class defines that next. The filter of methods is an argument, which the
 * factory does not keep.
 */
final class Javassist implements Generator {
    private static final String FACTORY = "javassist/util/proxy/ProxyFactory";
    private static final String FILTER = "filter";

    @Override
    public byte @Nullable [] hooked(String internalName, byte[] classFile) {
        return internalName.endsWith(FACTORY) ? MethodsVisitor.changed(classFile, Javassist::reporting) : null;
    }

    @Override
    public @Nullable Recipe recipe(String internalName, byte[] classFile, ModuleLoader loader)
            throws ReflectiveOperationException {
        Object factory = null;
        for (MadeTypes.Made made : MadeTypes.all()) {
            if (made.type().refersTo(Thread.currentThread())) {
                factory = made.builder();
                MadeTypes.forget(made);
            }
        }
        Class<?> type = factory == null ? null : typeOf(factory);
        if (factory == null || type == null) {
            return null;
        }
        String name = (String) JavassistRecipe.field(type, "classname").get(factory);
        return internalName.replace('/', '.').equals(name)
                ? new JavassistRecipe(factory, type, filterOf(factory), loader, name)
                : null;
    }

    /** The library's class, above those of applications. */
    private static @Nullable Class<?> typeOf(Object factory) {
        for (Class<?> type = factory.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().replace('.', '/').endsWith(FACTORY)) {
                return type;
            }
        }
        return null;
    }

    private static @Nullable Object filterOf(Object factory) {
        for (MadeTypes.Made made : MadeTypes.all()) {
            if (made.type().refersTo(factory) && made.builder().equals(FILTER)) {
                return made.argument();
            }
        }
        return null;
    }

    /** Hooks the beginnings of {@code make()} and {@code computeSignature(filter)}. */
    private static MethodVisitor reporting(MethodVisitor next, int access, String name, String descriptor) {
        boolean isMake = name.equals("make") && descriptor.startsWith("()");
        return !isMake && !name.equals("computeSignature")
                ? next
                : new MethodVisitor(Opcodes.ASM9, next) {
                    @Override
                    public void visitCode() {
                        super.visitCode();
                        if (isMake) {
                            reportThread(this);
                        } else {
                            reportFilter(this);
                        }
                    }
                };
    }

    /** {@code made(Thread.currentThread(), this, null)}. */
    private static void reportThread(MethodVisitor code) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "currentThread", "()Ljava/lang/Thread;", false);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitInsn(Opcodes.ACONST_NULL);
        made(code);
    }

    /** {@code made(this, "filter", filter)}. */
    private static void reportFilter(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitLdcInsn(FILTER);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        made(code);
    }

    private static void made(MethodVisitor code) {
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                "dev/hotreload/boot/MadeTypes",
                "made",
                "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)V",
                false);
    }
}
