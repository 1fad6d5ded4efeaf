package dev.hotreload.generated;

import dev.hotreload.classfile.MethodKey;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts how often methods of the application have been declared otherwise: with other modifiers or annotations. A
 * {@code Method} shows what was declared when it was made, so generated classes get another one then.
 *
 * <p>Used by the engine's thread.
 */
public final class Declarations {
    /** Of classes that have not changed. */
    static final Declarations FIRST = new Declarations();

    private final Map<String, Integer> versions = new HashMap<>();

    /** A method of a class (internal name) is declared otherwise from now on. */
    public void changed(String owner, MethodKey method) {
        versions.merge(name(owner, method), 1, Integer::sum);
        versions.merge(owner + '.' + method.name(), 1, Integer::sum);
    }

    /** 0 if it is declared as at first. */
    int version(String owner, MethodKey method) {
        return versions.getOrDefault(name(owner, method), 0);
    }

    /** That of the methods of this name. */
    int version(String owner, String method) {
        return versions.getOrDefault(owner + '.' + method, 0);
    }

    private static String name(String owner, MethodKey method) {
        return owner + '.' + method.name() + method.descriptor();
    }
}
