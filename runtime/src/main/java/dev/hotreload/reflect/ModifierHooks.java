package dev.hotreload.reflect;

import dev.hotreload.boot.ReflectionHook;
import dev.hotreload.classfile.MethodsVisitor;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Map;
import org.objectweb.asm.ClassVisitor;

/**
 * Hooks {@link Class#getModifiers}, because the JVM tells for ever what a class was defined with.
 *
 * <p>Since JDK 25 the method has code, and what the JIT inlined of it is compiled again when it is hooked; so it is
 * hooked when the first class changes its modifiers. Before, it is native and an intrinsic of the JIT, whose compiled
 * callers never notice a hook that comes later. So it is hooked at the start, by making it a method that calls the
 * native one under another name; that one is no intrinsic.
 */
public final class ModifierHooks {
    /** The native method, where it is one. */
    static final HookedNative NATIVE = new HookedNative("getModifiers", "()I", "modifiers", false);

    private static volatile boolean isNativeHooked;

    private ModifierHooks() {}

    /** Notes that the native method was hooked at the start. */
    static void nativeHooked() {
        isNativeHooked = true;
    }

    /** Whether the JDK's method is native. */
    static boolean isNative() {
        return Runtime.version().feature() < 25;
    }

    /**
     * Has {@code Class.getModifiers} ask the engine from now on.
     *
     * @throws UnmodifiableClassException if the JVM does not allow it
     */
    public static void modifiersChange(Instrumentation instrumentation) throws UnmodifiableClassException {
        if (!isNative()) {
            HookTransformer.install(instrumentation, Map.of(Class.class, ModifierHooks::ofMethod));
        } else if (!isNativeHooked) {
            throw new UnmodifiableClassException("java.lang.Class");
        }
        ReflectionHook.modifiersChanged();
    }

    private static ClassVisitor ofMethod(ClassVisitor next) {
        return new MethodsVisitor(
                next,
                (method, access, name, descriptor) ->
                        NATIVE.is(name, descriptor) ? new HookedNative.ResultVisitor(method, NATIVE) : method);
    }
}
