package dev.hotreload.shell;

import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;

/** The type that a snippet can give a variable for an object: the nearest that every package may name. */
final class PublishedType {
    private PublishedType() {}

    /** The type's canonical name. */
    static String of(Class<?> type) {
        for (Class<?> above = type; above != null && above != Object.class; above = above.getSuperclass()) {
            if (isNameable(above)) {
                return above.getCanonicalName();
            }
            for (Class<?> implemented : interfaces(above)) {
                if (isNameable(implemented)) {
                    return implemented.getCanonicalName();
                }
            }
        }
        return "Object";
    }

    /** Without those that a generated subclass adds to the class that it stands for. */
    private static Class<?>[] interfaces(Class<?> type) {
        boolean isSubclassOfAnother = type.getSuperclass() != Object.class && !Proxy.isProxyClass(type);
        return isSubclassOfAnother && !isInFile(type) ? new Class<?>[0] : type.getInterfaces();
    }

    private static boolean isNameable(Class<?> type) {
        Class<?> element = type.isArray() ? type.componentType() : type;
        if (!element.getModule().isExported(element.getPackageName())
                || Proxy.isProxyClass(element)
                || !isInFile(element)) {
            return false;
        }
        for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
            if (!Modifier.isPublic(outer.getModifiers()) || outer.getCanonicalName() == null) {
                return false;
            }
        }
        return true;
    }

    /** Whether compilers see the class: not one that a framework has generated. */
    private static boolean isInFile(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader.getResource(type.getName().replace('.', '/') + ".class") != null;
    }
}
