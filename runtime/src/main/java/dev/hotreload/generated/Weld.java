package dev.hotreload.generated;

import dev.hotreload.boot.MadeTypes;
import dev.hotreload.classfile.MethodsVisitor;
import dev.hotreload.loader.ModuleLoader;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Weld's {@code ProxyFactory}: client proxies of beans in normal scopes, and the classes of intercepted beans.
 *
 * <p>A thread that has had it create a class of some name defines that next. Nothing else has the factory afterwards.
 */
final class Weld implements Generator {
    private static final String FACTORY = "org/jboss/weld/bean/proxy/ProxyFactory";

    @Override
    public byte @Nullable [] hooked(String internalName, byte[] classFile) {
        return internalName.equals(FACTORY) ? MethodsVisitor.changed(classFile, Weld::reporting) : null;
    }

    @Override
    public @Nullable Recipe recipe(String internalName, byte[] classFile, ModuleLoader loader)
            throws ReflectiveOperationException {
        String binaryName = internalName.replace('/', '.');
        for (MadeTypes.Made made : MadeTypes.all()) {
            Class<?> type = typeOf(made.builder());
            if (type != null && made.type().refersTo(Thread.currentThread()) && binaryName.equals(made.argument())) {
                MadeTypes.forget(made);
                return new WeldRecipe(made.builder(), type, loader, binaryName);
            }
        }
        return null;
    }

    /** The class of all factories. */
    private static @Nullable Class<?> typeOf(Object factory) {
        for (Class<?> type = factory.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().replace('.', '/').equals(FACTORY)) {
                return type;
            }
        }
        return null;
    }

    /** Hooks the beginning of {@code createProxyClass(originalClass, proxyClassName)}. */
    private static MethodVisitor reporting(MethodVisitor next, int access, String name, String descriptor) {
        return !name.equals(WeldRecipe.CREATE)
                ? next
                : new MethodVisitor(Opcodes.ASM9, next) {
                    @Override
                    public void visitCode() {
                        super.visitCode();
                        report(this);
                    }
                };
    }

    /** {@code made(Thread.currentThread(), this, proxyClassName)}. */
    private static void report(MethodVisitor code) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "currentThread", "()Ljava/lang/Thread;", false);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 2);
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                "dev/hotreload/boot/MadeTypes",
                "made",
                "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)V",
                false);
    }
}
