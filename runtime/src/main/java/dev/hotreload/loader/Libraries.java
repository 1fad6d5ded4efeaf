package dev.hotreload.loader;

import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The library loaders of one generation, and which of them has what. At first there is one. When jars change, those
 * that have changed and those that link to them get another, and the others stay where they are.
 *
 * <p>Jars that share a package have the same loader, so that a package is never split. A loader whose jars have gone in
 * part still has the classes that it defined of them; no code of this generation finds those.
 *
 * <p>Safe for use by any thread.
 */
final class Libraries {
    private final List<Path> classPath;
    private final List<Path> entries;
    private final List<LibraryLoader> loaders;
    private final Map<Path, LibraryLoader> byEntry;
    /** By package; without those of the only loader. */
    private final Map<String, LibraryLoader> owners;
    /** Loaders that have classes of jars that have gone. */
    private final Set<LibraryLoader> partly;

    private final Map<Path, State> states;
    private final ClassPath wholeClassPath;

    /** What tells whether a file is another. */
    private record State(long size, long modified) {
        static State of(Path path) {
            return new State(path.toFile().length(), path.toFile().lastModified());
        }
    }

    private Libraries(
            List<Path> classPath,
            List<Path> entries,
            List<LibraryLoader> loaders,
            Map<Path, LibraryLoader> byEntry,
            Map<String, LibraryLoader> owners,
            Set<LibraryLoader> partly,
            Map<Path, State> states) {
        this.classPath = List.copyOf(classPath);
        this.entries = new CopyOnWriteArrayList<>(entries);
        this.loaders = List.copyOf(loaders);
        this.byEntry = new ConcurrentHashMap<>(byEntry);
        this.owners = new ConcurrentHashMap<>(owners);
        this.partly = Set.copyOf(partly);
        this.states = new ConcurrentHashMap<>(states);
        this.wholeClassPath = new ClassPath(classPath);
    }

    /**
     * One loader for all.
     *
     * @param classPath with the modules
     * @param libraries without them
     */
    static Libraries first(List<Path> classPath, List<Path> libraries, LibraryLoader loader) {
        Map<Path, LibraryLoader> byEntry = new HashMap<>();
        Map<Path, State> states = new HashMap<>();
        for (Path entry : libraries) {
            byEntry.put(entry, loader);
            states.put(entry, State.of(entry));
        }
        return new Libraries(classPath, libraries, List.of(loader), byEntry, Map.of(), Set.of(), states);
    }

    /**
     * Those of the next generation.
     *
     * @param plan which have a new loader, but not all
     * @param added has the entries that have; null if none has
     */
    Libraries next(List<Path> classPath, List<Path> libraries, LibraryPlan plan, @Nullable LibraryLoader added) {
        Map<Path, LibraryLoader> nextByEntry = new HashMap<>();
        Map<Path, State> nextStates = new HashMap<>();
        for (Path entry : libraries) {
            LibraryLoader before = plan.anew().contains(entry) ? null : byEntry.get(entry);
            State state = before == null ? null : states.get(entry);
            nextByEntry.put(entry, before != null ? before : Objects.requireNonNull(added));
            nextStates.put(entry, state == null ? State.of(entry) : state);
        }
        List<LibraryLoader> nextLoaders = new ArrayList<>(loaders);
        Map<String, LibraryLoader> nextOwners = new HashMap<>(owners);
        Set<LibraryLoader> nextPartly = new HashSet<>(partly);
        if (added != null) {
            nextLoaders.removeIf(loader -> !nextByEntry.containsValue(loader));
            nextPartly.addAll(nextLoaders);
            nextPartly.removeIf(loader -> plan.anew().stream().noneMatch(entry -> byEntry.get(entry) == loader));
            nextPartly.addAll(partly);
            nextLoaders.add(0, added);
            // What has gone is not to be found where it was.
            nextOwners.replaceAll((packageName, loader) -> added);
            plan.packages().values().forEach(names -> names.forEach(name -> nextOwners.put(name, added)));
            nextByEntry.forEach((entry, loader) ->
                    plan.packages().getOrDefault(entry, Set.of()).forEach(name -> nextOwners.put(name, loader)));
        }
        nextPartly.retainAll(nextLoaders);
        return new Libraries(classPath, libraries, nextLoaders, nextByEntry, nextOwners, nextPartly, nextStates);
    }

    /** Whether these are on a class path, and nothing else. */
    boolean areOn(List<Path> other) {
        return classPath.equals(other);
    }

    /** The loaders that would have something left. */
    Set<LibraryLoader> staying(LibraryPlan plan) {
        if (plan.isNone()) {
            return Set.copyOf(loaders);
        }
        Set<LibraryLoader> staying = new HashSet<>();
        byEntry.forEach((entry, loader) -> {
            if (!plan.haveAll() && !plan.anew().contains(entry)) {
                staying.add(loader);
            }
        });
        return staying;
    }

    /** The directories and jars that these loaders have, in class path order. */
    List<Path> entries() {
        return entries;
    }

    /** Whether an entry is on disk what it was when its loader was made. */
    boolean isUnchanged(Path entry) {
        return entry.toFile().isFile()
                ? State.of(entry).equals(states.get(entry))
                : !entry.toFile().exists();
    }

    /** The newest first. */
    List<LibraryLoader> all() {
        return loaders;
    }

    boolean contains(@Nullable ClassLoader loader) {
        for (LibraryLoader each : loaders) {
            if (each == loader) {
                return true;
            }
        }
        return false;
    }

    /** The one that code of modules asks, and that has what is added. */
    LibraryLoader newest() {
        return loaders.get(0);
    }

    /** The loader that defines the classes of a package; the asking one if no jar has it, as for generated classes. */
    LibraryLoader ownerOf(String packageName, LibraryLoader asking) {
        return loaders.size() == 1 && owners.isEmpty() ? loaders.get(0) : owners.getOrDefault(packageName, asking);
    }

    /** The same for a class by its binary name. */
    LibraryLoader ownerOfClass(String binaryName, LibraryLoader asking) {
        int dot = binaryName.lastIndexOf('.');
        return ownerOf(dot < 0 ? "" : binaryName.substring(0, dot), asking);
    }

    /** Whether classes of this loader have gone although it stays. */
    boolean isPartly(LibraryLoader loader) {
        return partly.contains(loader);
    }

    ClassPath wholeClassPath() {
        return wholeClassPath;
    }

    /** A jar that an agent adds while the program runs. */
    void append(Path path, LibraryLoader to) {
        entries.add(path);
        byEntry.put(path, to);
        states.put(path, State.of(path));
        if (!owners.isEmpty()) {
            JarPackages.of(path).forEach(packageName -> owners.putIfAbsent(packageName, to));
        }
        wholeClassPath.append(path);
    }

    /** Where a class file is among the jars of its package's loader; null if it is nowhere. */
    @Nullable
    URL classFile(String path) {
        int slash = path.lastIndexOf('/');
        String packageName = slash < 0 ? "" : path.substring(0, slash).replace('/', '.');
        return ownerOf(packageName, newest()).findOwn(path);
    }
}
