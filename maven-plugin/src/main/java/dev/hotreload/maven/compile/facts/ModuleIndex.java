package dev.hotreload.maven.compile.facts;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The class files of one module as they are on disk, whose source each is, and which of them mention a class.
 *
 * <p>Kept up to date class by class, so that no save has to look at all of them. Changed by the compiling thread only;
 * {@link #facts} and {@link #classNames} may be asked by any thread.
 */
public final class ModuleIndex {

    private final Map<String, ClassFacts> classes = new ConcurrentHashMap<>();
    private final Map<String, Path> sources = new HashMap<>();
    private final Map<Path, Set<String>> classesOfSource = new HashMap<>();
    private final Map<String, Set<String>> classesOfPackage = new HashMap<>();
    private final Map<String, Set<String>> users = new HashMap<>();

    /**
     * Adds a class, or replaces what is known of it.
     *
     * @param source the source that it was compiled from, or null if that is unknown
     */
    public void put(ClassFacts facts, @Nullable Path source) {
        String name = facts.internalName();
        remove(name);
        classes.put(name, facts);
        classesOfPackage
                .computeIfAbsent(facts.packageName(), none -> new TreeSet<>())
                .add(name);
        facts.references()
                .forEach(used ->
                        users.computeIfAbsent(used, none -> new HashSet<>()).add(name));
        if (source != null) {
            sources.put(name, source);
            classesOfSource.computeIfAbsent(source, none -> new TreeSet<>()).add(name);
        }
    }

    /** Forgets a class. */
    public void remove(String internalName) {
        ClassFacts old = classes.remove(internalName);
        if (old == null) {
            return;
        }
        removeFrom(classesOfPackage, old.packageName(), internalName);
        old.references().forEach(used -> removeFrom(users, used, internalName));
        Path source = sources.remove(internalName);
        if (source != null) {
            removeFrom(classesOfSource, source, internalName);
        }
    }

    private static <K> void removeFrom(Map<K, Set<String>> map, K key, String name) {
        Set<String> names = map.get(key);
        if (names != null && names.remove(name) && names.isEmpty()) {
            map.remove(key);
        }
    }

    /** What is known of a class, or null if the module has none of this name. */
    public @Nullable ClassFacts facts(String internalName) {
        return classes.get(internalName);
    }

    /** The internal names of all classes. */
    public Set<String> classNames() {
        return Set.copyOf(classes.keySet());
    }

    /** The classes that were compiled from a source. */
    public Set<String> classesOf(Path source) {
        return Set.copyOf(classesOfSource.getOrDefault(source, Set.of()));
    }

    /** All sources that classes were compiled from, as far as they are known. */
    public Set<Path> sources() {
        return Set.copyOf(classesOfSource.keySet());
    }

    /** The source that a class was compiled from, or null if that is unknown. */
    public @Nullable Path sourceOf(String internalName) {
        return sources.get(internalName);
    }

    /** The classes of a package, given as {@code com/example}. */
    public Collection<String> classesOfPackage(String packageName) {
        return classesOfPackage.getOrDefault(packageName, Set.of());
    }

    /** The classes whose class files mention a class. */
    public Set<String> usersOf(String internalName) {
        return users.getOrDefault(internalName, Set.of());
    }

    /** The sources of these classes, as far as they are known. */
    public Set<Path> sourcesOf(Collection<String> internalNames) {
        return internalNames.stream()
                .map(sources::get)
                .filter(source -> source != null)
                .collect(Collectors.toSet());
    }
}
