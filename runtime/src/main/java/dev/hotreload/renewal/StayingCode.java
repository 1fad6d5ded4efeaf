package dev.hotreload.renewal;

import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.loader.ModuleLoader;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM has of modules that might keep their loaders: found classes, generated classes, static fields, threads, hooks. Used by
 * one thread.
 */
final class StayingCode {
    private static final int LIMIT = 4_000_000;

    private final ApplicationLoaders loaders;
    private final List<Class<?>> classes;
    private final JdkFields fields;
    private final TrustedLookup lookup;

    /** @param classes all classes of all modules that the JVM has */
    StayingCode(ApplicationLoaders loaders, List<Class<?>> classes, JdkFields fields, TrustedLookup lookup) {
        this.loaders = loaders;
        this.classes = classes;
        this.fields = fields;
        this.lookup = lookup;
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

    /** The binary names of the classes of some loaders. */
    Set<String> names(Predicate<@Nullable ClassLoader> of) {
        Set<String> names = new HashSet<>();
        for (Class<?> type : classes) {
            if (of.test(type.getClassLoader())) {
                names.add(type.getName());
            }
        }
        return names;
    }

    /**
     * Whether a module cannot keep its loader.
     *
     * @param goes whether the classes of a loader go
     * @param gone the binary names of the loaded ones among them
     * @throws ReflectiveOperationException if the JDK is not as expected
     */
    boolean isInTheWay(ModuleLoader loader, Predicate<@Nullable ClassLoader> goes, Set<String> gone)
            throws ReflectiveOperationException {
        Predicate<@Nullable ClassLoader> own = candidate -> isBelow(candidate, each -> each == loader);
        return gone.stream().anyMatch(loader::hasFound)
                || hasGenerated(loader)
                || leadsTo(loader, goes)
                || !isIdle(own, goes, gone);
    }

    /** Whether the static fields of a module lead to objects of classes that go. */
    boolean leadsTo(ModuleLoader loader, Predicate<@Nullable ClassLoader> goes) {
        return leadsTo(statics(loader), goes);
    }

    /** Classes that libraries have generated beside the module's would stand in the way of those that they generate anew. */
    private boolean hasGenerated(ModuleLoader loader) {
        return classes.stream()
                .filter(type -> type.getClassLoader() == loader && !type.isHidden() && !Proxy.isProxyClass(type))
                .map(type -> type.getName().replace('.', '/'))
                .anyMatch(name -> loaders.ownerOf(name) == loader && loaders.classFileOf(name) == null);
    }

    /** What the static fields of a loader's classes refer to; the loaders of classes are looked at elsewhere. */
    private List<Object> statics(ModuleLoader loader) {
        List<Object> values = new ArrayList<>();
        for (Class<?> type : classes) {
            if (type.getClassLoader() == loader && isInitialised(type)) {
                values.addAll(fields.statics(type));
            }
        }
        return values;
    }

    private boolean isInitialised(Class<?> type) {
        try {
            return lookup.isInitialised(type);
        } catch (Throwable e) {
            throw new LinkageError("hotreload: whether " + type + " is initialised", e);
        }
    }

    private boolean leadsTo(Collection<?> roots, Predicate<@Nullable ClassLoader> goes) {
        ObjectGraph graph =
                new ObjectGraph(fields, LIMIT).from(roots).through(object -> !(object instanceof ClassLoader));
        return graph.find(object -> goes.test(loaderOf(object))) != null || graph.isTooLarge();
    }

    private static @Nullable ClassLoader loaderOf(Object object) {
        Class<?> type = object instanceof Class<?> held ? held : object.getClass();
        while (type.isArray()) {
            type = type.getComponentType();
        }
        return object instanceof ClassLoader held ? held : type.getClassLoader();
    }

    /** Whether nothing runs, or will run, code of the module but what ends with those that go. */
    private boolean isIdle(
            Predicate<@Nullable ClassLoader> own, Predicate<@Nullable ClassLoader> goes, Set<String> gone)
            throws ReflectiveOperationException {
        Map<Thread, StackTraceElement[]> stacks = Thread.getAllStackTraces();
        OldThreads ofModule = new OldThreads(fields, own, names(own), Set.of());
        OldThreads ofOthers = new OldThreads(fields, goes, gone, Set.of());
        return ofOthers.find(stacks).keySet().containsAll(ofModule.find(stacks).keySet())
                && new ShutdownHooks(lookup, hook -> ofModule.isOldHook(hook) && !ofOthers.isOldHook(hook))
                        .find()
                        .isEmpty()
                && !leadsTo(ofJdk(), own)
                && !hasManagedBeans(own);
    }

    /** What the program may have put in the place of the JDK's own; it would do so once more. */
    private List<Object> ofJdk() {
        Map<String, Object> ofSystem = fields.namedStatics(System.class);
        return Stream.of(
                        ofSystem.get("in"),
                        ofSystem.get("out"),
                        ofSystem.get("err"),
                        Thread.getDefaultUncaughtExceptionHandler())
                .filter(Objects::nonNull)
                .toList();
    }

    private boolean hasManagedBeans(Predicate<@Nullable ClassLoader> of) {
        try {
            return new JdkParts(lookup).hasManagedBeans() && ManagedBeans.areAny(of);
        } catch (Throwable e) {
            throw new LinkageError("hotreload: whether there are managed beans", e);
        }
    }
}
