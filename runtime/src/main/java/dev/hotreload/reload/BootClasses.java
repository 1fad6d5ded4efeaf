package dev.hotreload.reload;

import dev.hotreload.boot.Construction;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.security.ProtectionDomain;
import java.util.List;

/**
 * Has the bootstrap loader define the classes of {@code dev.hotreload.boot}, before anything refers to them.
 *
 * <p>Not through {@code appendToBootstrapClassLoaderSearch}, which needs a jar of its own on disk and makes the JVM warn
 * about class data sharing.
 */
public final class BootClasses {
    private static final List<String> NAMES =
            List.of("Construction", "Hosted", "Original", "Linker", "Link", "ReflectionView", "ReflectionHook");

    private BootClasses() {}

    /**
     * Defines them.
     *
     * @throws Throwable what the JVM throws if it does not define one
     */
    public static void define(TrustedLookup lookup) throws Throwable {
        Class<?> unsafe = Class.forName("jdk.internal.misc.Unsafe");
        MethodHandle getUnsafe = lookup.in(unsafe).findStatic(unsafe, "getUnsafe", MethodType.methodType(unsafe));
        MethodHandle define = lookup.in(unsafe)
                .findVirtual(
                        unsafe,
                        "defineClass",
                        MethodType.methodType(
                                Class.class,
                                String.class,
                                byte[].class,
                                int.class,
                                int.class,
                                ClassLoader.class,
                                ProtectionDomain.class))
                .bindTo(getUnsafe.invoke());
        for (String name : NAMES) {
            String internalName = "dev/hotreload/boot/" + name;
            byte[] bytes = read(internalName);
            Object defined =
                    define.invoke(internalName, bytes, 0, bytes.length, (ClassLoader) null, (ProtectionDomain) null);
            if (!(defined instanceof Class<?>)) {
                throw new IllegalStateException("not defined: " + internalName);
            }
        }
        if (Construction.class.getClassLoader() != null) {
            throw new IllegalStateException("dev.hotreload.boot was loaded before it was defined");
        }
    }

    private static byte[] read(String internalName) throws IOException {
        try (InputStream in = BootClasses.class.getResourceAsStream("/" + internalName + ".class")) {
            if (in == null) {
                throw new IOException("the runtime jar has no " + internalName);
            }
            return in.readAllBytes();
        }
    }
}
