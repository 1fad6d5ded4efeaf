package dev.hotreload.shell;

import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** The type that a snippet can give a variable for an object: the nearest that every package may name. */
final class PublishedType {
    private PublishedType() {}

    /** The type's canonical name. */
    static String of(Class<?> type) {
        for (Class<?> above = type; above != null && above != Object.class; above = above.getSuperclass()) {
            if (isNameable(above)) {
                return above.getCanonicalName();
            }
            for (Class<?> implemented : above.getInterfaces()) {
                if (isNameable(implemented)) {
                    return implemented.getCanonicalName();
                }
            }
        }
        return "Object";
    }

    private static boolean isNameable(@Nullable Class<?> type) {
        for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
            if (!Modifier.isPublic(outer.getModifiers()) || outer.getCanonicalName() == null) {
                return false;
            }
        }
        return true;
    }
}
