package dev.hotreload.reflect;

import dev.hotreload.classfile.MethodsVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Lets the hook choose the loader of a proxy, at the start of {@code Proxy.getProxyConstructor}.
 *
 * <p>A proxy of a package-private interface must be defined by the interface's own loader. On a flat class path that is
 * the context class loader, or the caller's, or any other of the application; here it is that of one module.
 */
final class ProxyLoaderVisitor extends MethodVisitor {
    private final String descriptor;

    ProxyLoaderVisitor(MethodVisitor next, String descriptor) {
        super(Opcodes.ASM9, next);
        this.descriptor = descriptor;
    }

    /** Puts this before the method of {@code Proxy} that all ways to a proxy class go through. */
    static ClassVisitor ofProxy(ClassVisitor next) {
        return new MethodsVisitor(
                next,
                (method, access, name, descriptor) ->
                        name.equals("getProxyConstructor") ? new ProxyLoaderVisitor(method, descriptor) : method);
    }

    /** {@code loader = ReflectionHook.proxyLoader(loader, interfaces)}; the parameters' places differ between JDKs. */
    @Override
    public void visitCode() {
        super.visitCode();
        int loader = parameter(ClassLoader.class);
        super.visitVarInsn(Opcodes.ALOAD, loader);
        super.visitVarInsn(Opcodes.ALOAD, parameter(Class[].class));
        super.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                ClassHooks.HOOK,
                "proxyLoader",
                "(Ljava/lang/ClassLoader;[Ljava/lang/Class;)Ljava/lang/ClassLoader;",
                false);
        super.visitVarInsn(Opcodes.ASTORE, loader);
    }

    /** The local variable of the parameter of this type, in a static method of reference parameters. */
    private int parameter(Class<?> type) {
        Type[] parameters = Type.getArgumentTypes(descriptor);
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].equals(Type.getType(type))) {
                return i;
            }
        }
        throw new IllegalStateException("hotreload: this JDK's Proxy.getProxyConstructor has no " + type.getName());
    }
}
