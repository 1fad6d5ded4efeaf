package dev.hotreload.renewal;

import dev.hotreload.loader.ApplicationLoaders;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which classes go when the program begins again. */
interface Going {

    /** Whether all classes of a loader go. */
    boolean loader(@Nullable ClassLoader loader);

    /** Whether a class goes; one of a jar that is loaded anew does, although its loader may stay. */
    boolean type(Class<?> type);

    /** Whether the class of this name goes that a loader has. */
    boolean named(@Nullable ClassLoader loader, String binaryName);

    /** Whether an object goes: it is of a class that does, or is such a class, or a loader of such classes. */
    default boolean object(Object object) {
        if (object instanceof ClassLoader held) {
            return loader(held);
        }
        Class<?> type = object instanceof Class<?> held ? held : object.getClass();
        while (type.isArray()) {
            type = type.getComponentType();
        }
        return type(type);
    }

    /** Those of some loaders, all together. */
    static Going of(Predicate<@Nullable ClassLoader> loaders) {
        return new Going() {
            @Override
            public boolean loader(@Nullable ClassLoader loader) {
                return loaders.test(loader);
            }

            @Override
            public boolean type(Class<?> type) {
                return loaders.test(type.getClassLoader());
            }

            @Override
            public boolean named(@Nullable ClassLoader loader, String binaryName) {
                return loaders.test(loader);
            }
        };
    }

    /** Those of modules and libraries, and of loaders below theirs, that the next generation has not. */
    static Going between(ApplicationLoaders before, ApplicationLoaders next) {
        Map<Class<?>, Boolean> known = new ConcurrentHashMap<>();
        return new Going() {
            @Override
            public boolean loader(@Nullable ClassLoader loader) {
                return isBelow(loader, each -> before.isOwn(each) && !next.isOwn(each));
            }

            @Override
            public boolean type(Class<?> type) {
                // Classes of others, of generations that ended earlier among them, must not be held.
                return isBelow(type.getClassLoader(), before::isOwn)
                        && known.computeIfAbsent(type, unknown -> !next.has(type));
            }

            @Override
            public boolean named(@Nullable ClassLoader loader, String binaryName) {
                return loader(loader) || next.hasGone(loader, binaryName);
            }
        };
    }

    /** Whether a loader, or one above it, is such a one. */
    static boolean isBelow(@Nullable ClassLoader candidate, Predicate<ClassLoader> loader) {
        for (ClassLoader each = candidate; each != null; each = each.getParent()) {
            if (loader.test(each)) {
                return true;
            }
        }
        return false;
    }
}
