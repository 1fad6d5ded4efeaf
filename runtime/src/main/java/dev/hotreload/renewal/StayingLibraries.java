package dev.hotreload.renewal;

import dev.hotreload.library.LibraryLinks;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.loader.LibraryPlan;
import dev.hotreload.message.RenewalTexts;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the jars that keep their loader, with classes and static fields, when others have changed: those that do not
 * link to them, share no package with a module, and whose static fields lead to no object of a class that begins anew.
 * In doubt all begin anew. Used by one thread.
 */
final class StayingLibraries {
    private static final int LIMIT = 4_000_000;
    private static final int ROUNDS = 10;

    private final ApplicationLoaders loaders;
    private final LibraryLinks links;
    private final JdkFields fields;
    private final TrustedLookup lookup;
    private final List<Class<?>> classes;
    private final Function<ClassLoader, Class<?>[]> initiated;

    /** The static fields through which an object was found. */
    private final IdentityHashMap<Object, Class<?>> roots = new IdentityHashMap<>();

    /**
     * @param classes all classes of the application's loaders that the JVM has
     * @param initiated the classes that a loader has found for others or has defined
     */
    StayingLibraries(
            ApplicationLoaders loaders,
            LibraryLinks links,
            List<Class<?>> classes,
            Function<ClassLoader, Class<?>[]> initiated,
            JdkFields fields,
            TrustedLookup lookup) {
        this.loaders = loaders;
        this.links = links;
        this.classes = classes;
        this.initiated = initiated;
        this.fields = fields;
        this.lookup = lookup;
    }

    /**
     * Which begin anew.
     *
     * @param ofModules the packages of modules, of now and before
     * @param notes gets what the user should know
     */
    LibraryPlan plan(Set<String> ofModules, List<String> notes) {
        if (links.isUnchanged()) {
            return new LibraryPlan(false, Set.of(), Map.of());
        }
        Map<Path, Set<String>> packages = links.packages();
        Set<Path> more = new HashSet<>();
        packages.forEach((path, names) -> {
            if (names.stream().anyMatch(ofModules::contains)) {
                more.add(path);
            }
        });
        for (int round = 0; round < ROUNDS; round++) {
            Set<Path> anew = links.anew(more);
            if (!links.isTellable(anew)) {
                break;
            }
            LibraryPlan plan = new LibraryPlan(false, anew, packages);
            Class<?> holder = holder(plan);
            if (holder == null) {
                Set<Path> linked = links.unchanged(anew);
                if (!linked.isEmpty()) {
                    notes.add(RenewalTexts.linkedLibraries(Jars.names(linked)));
                }
                return plan;
            }
            if (!addHolder(holder, packages, more)) {
                break;
            }
        }
        notes.add(RenewalTexts.allLibraries());
        return LibraryPlan.ALL;
    }

    private static boolean addHolder(Class<?> holder, Map<Path, Set<String>> packages, Set<Path> more) {
        boolean isAdded = false;
        for (Map.Entry<Path, Set<String>> entry : packages.entrySet()) {
            isAdded |= entry.getValue().contains(holder.getPackageName()) && more.add(entry.getKey());
        }
        return isAdded;
    }

    /**
     * A class that stays and whose static fields lead to an object of a library's class that goes; null if there is
     * none. What belongs to modules is not looked into: libraries that stay may have it, as they may when no jar has
     * changed. If there is too much to look at, that is as if there was one.
     */
    private @Nullable Class<?> holder(LibraryPlan plan) {
        Planned going = new Planned(loaders, Set.of(), plan, initiated);
        Planned ofModules = new Planned(loaders, Set.of(), LibraryPlan.STAY);
        ObjectGraph graph = new ObjectGraph(fields, LIMIT)
                .through(object -> !(object instanceof ClassLoader) && !ofModules.object(object));
        roots.clear();
        for (Class<?> type : classes) {
            boolean isLooked = !going.type(type) && isInitialised(type);
            if (isLooked) {
                for (Object value : fields.statics(type)) {
                    roots.putIfAbsent(value, type);
                    graph.from(List.of(value));
                }
            }
        }
        Object found = graph.find(object -> going.object(object) && !ofModules.object(object));
        if (found != null) {
            return roots.get(graph.root(found));
        }
        return graph.isTooLarge() ? Object.class : null;
    }

    private boolean isInitialised(Class<?> type) {
        try {
            return lookup.isInitialised(type);
        } catch (Throwable e) {
            throw new LinkageError("hotreload: whether " + type + " is initialised", e);
        }
    }
}
