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
import java.util.stream.Stream;

/**
 * What the JVM has of modules that might keep their loaders: found classes, generated classes, static fields, threads,
 * hooks. Used by one thread.
 */
final class StayingCode {
    private static final int LIMIT = 4_000_000;

    private final ApplicationLoaders loaders;
    private final List<Class<?>> classes;
    private final JdkFields fields;
    private final TrustedLookup lookup;

    /** @param classes all classes of the application's loaders that the JVM has */
    StayingCode(ApplicationLoaders loaders, List<Class<?>> classes, JdkFields fields, TrustedLookup lookup) {
        this.loaders = loaders;
        this.classes = classes;
        this.fields = fields;
        this.lookup = lookup;
    }

    /** The binary names of some classes. */
    Set<String> names(Going of) {
        Set<String> names = new HashSet<>();
        for (Class<?> type : classes) {
            if (of.type(type)) {
                names.add(type.getName());
            }
        }
        return names;
    }

    /**
     * Whether a module cannot keep its loader.
     *
     * @param goes which classes go
     * @param gone the binary names of the loaded ones among them
     * @throws ReflectiveOperationException if the JDK is not as expected
     */
    boolean isInTheWay(ModuleLoader loader, Going goes, Set<String> gone) throws ReflectiveOperationException {
        Going own = Going.of(candidate -> Going.isBelow(candidate, each -> each == loader));
        return gone.stream().anyMatch(loader::hasFound)
                || hasGenerated(loader)
                || leadsTo(loader, goes)
                || !isIdle(own, goes, gone);
    }

    /** Whether the static fields of a module lead to objects of classes that go. */
    boolean leadsTo(ModuleLoader loader, Going goes) {
        return leadsTo(statics(loader), goes);
    }

    /**
     * Classes that libraries have generated beside the module's would stand in the way of those that they generate
     * anew.
     */
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

    private boolean leadsTo(Collection<?> roots, Going goes) {
        ObjectGraph graph =
                new ObjectGraph(fields, LIMIT).from(roots).through(object -> !(object instanceof ClassLoader));
        return graph.find(goes::object) != null || graph.isTooLarge();
    }

    /** Whether nothing runs, or will run, code of the module but what ends with those that go. */
    private boolean isIdle(Going own, Going goes, Set<String> gone) throws ReflectiveOperationException {
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

    private boolean hasManagedBeans(Going of) {
        try {
            return new JdkParts(lookup).hasManagedBeans() && ManagedBeans.areAny(of);
        } catch (Throwable e) {
            throw new LinkageError("hotreload: whether there are managed beans", e);
        }
    }
}
