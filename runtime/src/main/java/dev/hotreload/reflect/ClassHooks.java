package dev.hotreload.reflect;

import dev.hotreload.classfile.MethodsVisitor;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Hooks the native look-ups of {@link Class}, so that reflection answers by the sources and not by what the JVM has.
 *
 * <p>The native calls themselves and not their callers, because the callers cache what they get, and because the native
 * methods filter by {@code publicOnly}, which is wrong for added members.
 */
public final class ClassHooks {
    static final String HOOK = "dev/hotreload/boot/ReflectionHook";
    private static final Map<String, String> LOOK_UPS = Map.of(
            "getDeclaredMethods0", "methods",
            "getDeclaredConstructors0", "constructors",
            "getDeclaredFields0", "fields");

    /** Native look-ups that take nothing but the class. */
    private static final Map<String, String> ABOUT_CLASS = Map.of(
            "getPermittedSubclasses0", "permittedSubclasses",
            "getRecordComponents0", "recordComponents");

    private ClassHooks() {}

    /**
     * Hooks {@link Class} and {@link Proxy}.
     *
     * @throws UnmodifiableClassException if the JVM does not allow it
     */
    public static void install(Instrumentation instrumentation) throws UnmodifiableClassException {
        HookTransformer.install(
                instrumentation, Map.of(Class.class, ClassHooks::ofClass, Proxy.class, ProxyLoaderVisitor::ofProxy));
    }

    private static ClassVisitor ofClass(ClassVisitor next) {
        return new MethodsVisitor(next, (method, access, name, descriptor) -> {
            boolean mayLookUp = name.startsWith("privateGetDeclared")
                    || name.startsWith("forName")
                    || name.equals("getPermittedSubclasses")
                    || name.equals("getRecordComponents");
            return mayLookUp ? new LookUpVisitor(method) : method;
        });
    }

    /** Passes the result of each native look-up through the hook. */
    private static final class LookUpVisitor extends MethodVisitor {
        LookUpVisitor(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            String hook = owner.equals("java/lang/Class") ? LOOK_UPS.get(name) : null;
            if (hook != null) {
                // …, Class, publicOnly -> …, Class, publicOnly, Class, publicOnly -> …, Class, publicOnly, array -> …,
                // array
                super.visitInsn(Opcodes.DUP2);
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                String array = descriptor.substring(descriptor.indexOf(')') + 1);
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, HOOK, hook, "(Ljava/lang/Class;Z" + array + ")" + array, false);
                return;
            }
            String behind = owner.equals("java/lang/Class") ? ABOUT_CLASS.get(name) : null;
            if (behind != null) {
                // …, Class -> …, Class, array -> …, array
                super.visitInsn(Opcodes.DUP);
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                String array = descriptor.substring(descriptor.indexOf(')') + 1);
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, HOOK, behind, "(Ljava/lang/Class;" + array + ")" + array, false);
                return;
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (owner.equals("java/lang/Class") && name.equals("forName0")) {
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, HOOK, "found", "(Ljava/lang/Class;)Ljava/lang/Class;", false);
            }
        }
    }
}
