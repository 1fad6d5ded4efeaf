package dev.hotreload.reload;

import dev.hotreload.message.NoteTexts;
import dev.hotreload.vm.LiveHierarchy;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Finds the classes below changed ones that somebody generated whom the engine does not know, so that nobody can be
 * asked to generate them again. Each is told once.
 *
 * <p>Used by the engine's thread.
 */
final class UnknownGenerators {
    private final Supplier<Class<?>[]> loaded;
    private final Predicate<Class<?>> isKnown;
    private final Set<String> told = new HashSet<>();

    /**
     * @param loaded all classes that the JVM has
     * @param isKnown whether it is known where a class of the application's loaders comes from
     */
    UnknownGenerators(Supplier<Class<?>[]> loaded, Predicate<Class<?>> isKnown) {
        this.loaded = loaded;
        this.isKnown = isKnown;
    }

    /** What the user must know once classes below {@code changed} would be generated otherwise. */
    List<String> notes(List<Class<?>> changed) {
        Set<String> names = new TreeSet<>();
        for (Class<?> type : changed.isEmpty() ? new Class<?>[0] : loaded.get()) {
            boolean isBelow = changed.stream().anyMatch(above -> above != type && above.isAssignableFrom(type));
            if (isBelow && isGenerated(type) && told.add(type.getName())) {
                names.add(
                        type.getName().substring(type.getPackageName().length()).replaceFirst("^\\.", ""));
            }
        }
        List<String> notes = new ArrayList<>();
        names.forEach(name -> notes.add(NoteTexts.unknownGenerator(name)));
        return notes;
    }

    private boolean isGenerated(Class<?> type) {
        if (type.isArray()
                || LiveHierarchy.isOurs(type)
                || Proxy.isProxyClass(type)
                || isOfJdk(type)
                || isKnown.test(type)) {
            return false;
        }
        ClassLoader loader = type.getClassLoader();
        return loader != null && loader.getResource(type.getName().replace('.', '/') + ".class") == null;
    }

    /** Lambdas, and implementations of interfaces by method handles. */
    private static boolean isOfJdk(Class<?> type) {
        return type.getPackageName().startsWith("jdk.")
                || (type.isHidden()
                        && (type.getName().contains("$$Lambda")
                                || type.getName().contains("$Proxy")));
    }
}
