package dev.hotreload.define;

import dev.hotreload.boot.Construction;
import java.io.IOException;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;

/**
 * Has the bootstrap loader define the classes of {@code dev.hotreload.boot}, before anything refers to them. The
 * access of {@code TrustedLookup} must be open.
 *
 * <p>Not through {@code appendToBootstrapClassLoaderSearch}, which needs a jar of its own on disk and makes the JVM
 * warn about class data sharing.
 */
public final class BootClasses {
    static final List<String> NAMES = List.of(
            "Bits",
            "Cloning",
            "Construction",
            "Holder",
            "Hosted",
            "Instances",
            "WeakObjects",
            "WeakObjects$Entry",
            "HookedObjects",
            "Original",
            "CallSiteKind",
            "Linker",
            "Link",
            "LinkedImplementation",
            "ReshapedClasses",
            "ReflectionView",
            "ClassFacts",
            "ClassFacts$1",
            "ReflectionHook",
            "TraceView",
            "StackTraceHook",
            "EnumLayout",
            "EnumSlots",
            "EnumSlots$1",
            "EnumSlots$Holder",
            "EnumSlots$Reader",
            "EnumIterator",
            "EnumMapIterator",
            "EnumMapIterator$Entry",
            "MemberView",
            "MemberHook",
            "Kept",
            "LoopView",
            "LoopHook",
            "KeepView",
            "KeepHook",
            "MadeObjects",
            "MadeTypes",
            "MadeTypes$Made");

    /** What classes have if their interfaces may change, and what is called while they do. */
    static final List<String> SEATS = List.of(
            "Seat",
            "Seat$First",
            "Seat$Second",
            "Seat$Third",
            "Seat$Fourth",
            "Seat$Fifth",
            "DefinitionView",
            "DefinitionHook");

    /** What the JDK calls while the plugin reads keys. */
    static final List<String> INPUT = List.of("InputView", "InputHook");

    private BootClasses() {}

    /**
     * Defines them.
     *
     * @param hasSeats whether classes will have seats
     * @param hasKeys whether the plugin reads keys
     * @throws ReflectiveOperationException if this JDK has no such way, or does not define one
     * @throws IOException if our jar cannot be read
     */
    public static void define(boolean hasSeats, boolean hasKeys) throws ReflectiveOperationException, IOException {
        Class<?> unsafeType = Class.forName("jdk.internal.misc.Unsafe");
        Object unsafe = unsafeType.getMethod("getUnsafe").invoke(null);
        Method define = unsafeType.getMethod(
                "defineClass",
                String.class,
                byte[].class,
                int.class,
                int.class,
                ClassLoader.class,
                ProtectionDomain.class);
        List<String> names = new ArrayList<>(NAMES);
        if (hasSeats) {
            names.addAll(SEATS);
        }
        if (hasKeys) {
            names.addAll(INPUT);
        }
        try (OwnFiles files = OwnFiles.open()) {
            for (String name : names) {
                String internalName = "dev/hotreload/boot/" + name;
                byte[] bytes = files.read(internalName + ".class");
                define.invoke(unsafe, internalName, bytes, 0, bytes.length, null, null);
            }
        }
        if (Construction.class.getClassLoader() != null) {
            throw new IllegalStateException("dev.hotreload.boot was loaded before it was defined");
        }
    }
}
