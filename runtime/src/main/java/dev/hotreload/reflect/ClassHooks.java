package dev.hotreload.reflect;

import dev.hotreload.boot.ReflectionHook;
import dev.hotreload.classfile.MethodsVisitor;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            "getInterfaces0", "interfaces",
            "getPermittedSubclasses0", "permittedSubclasses",
            "getRecordComponents0", "recordComponents");

    /** What {@code Class.accessFlags} asks about a class that is not nested: the name depends on the JDK. */
    private static final Set<String> CLASS_FILE_FLAGS = Set.of("getClassAccessFlagsRaw", "getClassFileAccessFlags");

    private ClassHooks() {}

    /**
     * Hooks {@link Class}, {@link Proxy} and the checks of access.
     *
     * @param mayHaveFaces whether the JVM may get interfaces in the place of classes
     * @throws UnmodifiableClassException if the JVM does not allow it
     * @throws ClassNotFoundException if this JDK has other classes
     */
    public static void install(Instrumentation instrumentation, boolean mayHaveFaces)
            throws UnmodifiableClassException, ClassNotFoundException {
        Map<Class<?>, HookTransformer.Hook> hooks = new HashMap<>(Map.of(
                Class.class,
                ClassHooks::ofClass,
                Proxy.class,
                ProxyLoaderVisitor::ofProxy,
                Class.forName("jdk.internal.reflect.Reflection"),
                AccessVisitor::ofChecks,
                Class.forName("sun.invoke.util.VerifyAccess"),
                AccessVisitor::ofChecks));
        List<HookedNative> natives = natives(mayHaveFaces);
        if (natives.isEmpty()) {
            HookTransformer.install(instrumentation, hooks);
            return;
        }
        Map<Class<?>, HookTransformer.Hook> withNative = new HashMap<>(hooks);
        withNative.put(Class.class, next -> ofClass(new HookedNative.NativeVisitor(next, natives)));
        try {
            HookTransformer.install(instrumentation, withNative, ReflectionHook.NATIVE_PREFIX);
            if (ModifierHooks.isNative()) {
                ModifierHooks.nativeHooked();
            }
            if (mayHaveFaces) {
                FaceHooks.nativeHooked();
            }
        } catch (UnsupportedOperationException notToBeAdded) {
            // The JVM lacks the option; a class that gets other modifiers, or another superclass, is refused then.
            HookTransformer.install(instrumentation, hooks);
        }
    }

    /** Which methods are native depends on the JDK. */
    private static List<HookedNative> natives(boolean mayHaveFaces) {
        List<HookedNative> natives = new ArrayList<>();
        if (ModifierHooks.isNative()) {
            natives.add(ModifierHooks.NATIVE);
        }
        if (mayHaveFaces) {
            natives.add(FaceHooks.SUPERCLASS);
            if (ModifierHooks.isNative()) {
                natives.add(FaceHooks.IS_INTERFACE);
            }
        }
        return natives;
    }

    private static ClassVisitor ofClass(ClassVisitor next) {
        return new MethodsVisitor(next, (method, access, name, descriptor) -> {
            boolean mayLookUp = name.startsWith("privateGetDeclared")
                    || name.startsWith("forName")
                    || name.equals("getInterfaces")
                    || name.equals("getPermittedSubclasses")
                    || name.equals("getRecordComponents")
                    || name.equals("accessFlags");
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
            if (owner.equals("java/lang/Class") && CLASS_FILE_FLAGS.contains(name)) {
                // …, int -> …, Class, int -> …, int
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitInsn(Opcodes.SWAP);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, "classFileFlags", "(Ljava/lang/Class;I)I", false);
            }
            if (owner.equals("java/lang/Class") && name.equals("forName0")) {
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, HOOK, "found", "(Ljava/lang/Class;)Ljava/lang/Class;", false);
            }
        }
    }
}
