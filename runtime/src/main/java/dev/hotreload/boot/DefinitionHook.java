package dev.hotreload.boot;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK's methods call that give the JVM a class, where they are hooked: before and after. Classes of the
 * engine's loader, and of those above, are left alone: none of them is below one of the application, and the engine
 * would wait for itself.
 *
 * <p>Called by any thread that defines a class.
 */
public final class DefinitionHook {
    private static volatile @Nullable DefinitionView view;

    private DefinitionHook() {}

    /** Installs the engine's view, once. */
    public static void install(DefinitionView engine) {
        view = engine;
    }

    private static @Nullable DefinitionView view(@Nullable ClassLoader defining) {
        DefinitionView current = view;
        if (current == null || defining == null) {
            return null;
        }
        for (ClassLoader each = current.getClass().getClassLoader(); each != null; each = each.getParent()) {
            if (each == defining) {
                return null;
            }
        }
        return current;
    }

    /** A whole class file. */
    public static void begin(@Nullable ClassLoader loader, byte[] classFile) {
        begin(loader, classFile, 0, classFile.length);
    }

    /** A class file within an array. */
    public static void begin(@Nullable ClassLoader loader, byte[] bytes, int offset, int length) {
        if (offset >= 0 && length >= 0 && length <= bytes.length - offset) {
            begin(loader, ByteBuffer.wrap(bytes, offset, length));
        }
    }

    /** A class file in a buffer, which is left as it is. */
    public static void begin(@Nullable ClassLoader loader, ByteBuffer classFile) {
        DefinitionView current = view(loader);
        if (current != null) {
            current.begin(classFile.duplicate());
        }
    }

    /** Called whatever came of it. */
    public static void end(@Nullable ClassLoader loader) {
        DefinitionView current = view(loader);
        if (current != null) {
            current.end();
        }
    }
}
