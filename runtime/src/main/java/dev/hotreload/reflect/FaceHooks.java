package dev.hotreload.reflect;

import dev.hotreload.boot.ReflectionHook;
import dev.hotreload.classfile.MethodsVisitor;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Map;
import org.objectweb.asm.ClassVisitor;

/**
 * Hooks {@link Class#getSuperclass} and {@link Class#isInterface}, for classes in whose place the JVM has interfaces.
 * For where and when see {@link ModifierHooks}.
 */
public final class FaceHooks {
    static final HookedNative SUPERCLASS = new HookedNative("getSuperclass", "()Ljava/lang/Class;", "superclass", true);
    static final HookedNative IS_INTERFACE = new HookedNative("isInterface", "()Z", "isInterface", true);

    private static volatile boolean areNativeHooked;

    private FaceHooks() {}

    /** Notes that the native methods were hooked at the start. */
    static void nativeHooked() {
        areNativeHooked = true;
    }

    /**
     * Has both ask the engine from now on.
     *
     * @throws UnmodifiableClassException if the JVM does not allow it
     */
    public static void facesCome(Instrumentation instrumentation) throws UnmodifiableClassException {
        if (!areNativeHooked) {
            throw new UnmodifiableClassException("java.lang.Class");
        }
        if (!ModifierHooks.isNative()) {
            HookTransformer.install(instrumentation, Map.of(Class.class, FaceHooks::ofMethod));
        }
        ReflectionHook.showFaces();
    }

    private static ClassVisitor ofMethod(ClassVisitor next) {
        return new MethodsVisitor(
                next,
                (method, access, name, descriptor) -> IS_INTERFACE.is(name, descriptor)
                        ? new HookedNative.ResultVisitor(method, IS_INTERFACE)
                        : method);
    }
}
