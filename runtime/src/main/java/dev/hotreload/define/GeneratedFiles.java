package dev.hotreload.define;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The class files that libraries have generated in packages of modules, as they were defined. Safe for use by any
 * thread.
 */
public final class GeneratedFiles {
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    void add(String internalName, byte[] classFile) {
        files.put(internalName, classFile);
    }

    /** The class file of a class (internal name), or null if no library has generated it. */
    byte @Nullable [] find(String internalName) {
        return files.get(internalName);
    }
}
