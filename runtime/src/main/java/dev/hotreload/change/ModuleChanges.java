package dev.hotreload.change;

import dev.hotreload.content.ModuleContent;
import dev.hotreload.watch.FileChanges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The files that changed together, by module, in class path order. Immutable. */
public final class ModuleChanges {
    /** Nothing changed. */
    public static final ModuleChanges NONE = new ModuleChanges(Map.of());

    private static final FileChanges UNCHANGED = new FileChanges(Map.of(), Set.of(), Set.of(), 0);

    private final Map<ModuleContent, FileChanges> byModule;

    /** The changes of these modules, which come in class path order. */
    public ModuleChanges(Map<ModuleContent, FileChanges> byModule) {
        this.byModule = Collections.unmodifiableMap(new LinkedHashMap<>(byModule));
    }

    /**
     * The changes of modules by their names.
     *
     * @param classPath all modules
     */
    public static ModuleChanges of(List<ModuleContent> classPath, Map<String, FileChanges> byName) {
        Map<ModuleContent, FileChanges> byModule = new LinkedHashMap<>();
        for (ModuleContent content : classPath) {
            FileChanges changes = byName.get(content.module().name());
            if (changes != null) {
                byModule.put(content, changes);
            }
        }
        return new ModuleChanges(byModule);
    }

    /** The modules. */
    public Set<ModuleContent> modules() {
        return byModule.keySet();
    }

    /** What changed in a module; nothing if it is none of {@link #modules}. */
    public FileChanges of(ModuleContent module) {
        return byModule.getOrDefault(module, UNCHANGED);
    }

    /** Goes through all modules in class path order. */
    public void forEach(BiConsumer<ModuleContent, FileChanges> action) {
        byModule.forEach(action);
    }

    /** Whether no file changed. */
    boolean isEmpty() {
        return byModule.values().stream().allMatch(FileChanges::isEmpty);
    }

    /** The files that changed and are no class files, each relative to its module's directory. */
    public Set<String> resources() {
        Set<String> resources = new TreeSet<>();
        byModule.values().forEach(changes -> resources.addAll(changes.resources()));
        return resources;
    }

    /** The names of all classes whose files were written or deleted. */
    public Set<String> classes() {
        Set<String> classes = new TreeSet<>();
        byModule.values()
                .forEach(changes -> Stream.concat(
                                changes.classFiles().keySet().stream(), changes.deletedClassFiles().stream())
                        .map(ModuleContent::internalNameOf)
                        .forEach(classes::add));
        return classes;
    }

    /** The names of all modules. */
    public List<String> names() {
        return byModule.keySet().stream()
                .map(content -> content.module().name())
                .toList();
    }

    /** The names of the modules that have a changed resource, or one of these class files among what changed. */
    public List<String> namesOfThoseWith(Set<String> classFiles) {
        List<String> names = new ArrayList<>();
        byModule.forEach((content, changes) -> {
            if (!changes.resources().isEmpty()
                    || !Collections.disjoint(changes.classFiles().keySet(), classFiles)
                    || !Collections.disjoint(changes.deletedClassFiles(), classFiles)) {
                names.add(content.module().name());
            }
        });
        return names;
    }

    /** {@link System#nanoTime()} when the first of these changes was noticed. */
    public long detectedNanos() {
        long now = System.nanoTime();
        long longest = 0;
        for (FileChanges changes : byModule.values()) {
            longest = Math.max(longest, now - changes.detectedNanos());
        }
        return now - longest;
    }

    /** Whether these are the same files with the same content. */
    public boolean areSame(ModuleChanges others) {
        return modules().equals(others.modules())
                && modules().stream().allMatch(module -> areSame(of(module), others.of(module)));
    }

    private static boolean areSame(FileChanges some, FileChanges others) {
        Map<String, byte[]> classFiles = some.classFiles();
        return some.resources().equals(others.resources())
                && some.deletedClassFiles().equals(others.deletedClassFiles())
                && classFiles.keySet().equals(others.classFiles().keySet())
                && classFiles.entrySet().stream()
                        .allMatch(file -> Arrays.equals(
                                file.getValue(), others.classFiles().get(file.getKey())));
    }

    /** Makes the changes the modules' live content. */
    public void accept() {
        byModule.forEach(ModuleContent::accept);
    }

    /** Whether any class file changed. */
    public boolean hasClassFiles() {
        return byModule.values().stream()
                .anyMatch(changes -> !changes.classFiles().isEmpty()
                        || !changes.deletedClassFiles().isEmpty());
    }

    /** The same class files, noticed at another time; without resources. */
    public ModuleChanges since(long nanos) {
        Map<ModuleContent, FileChanges> same = new LinkedHashMap<>();
        byModule.forEach((module, changes) ->
                same.put(module, new FileChanges(changes.classFiles(), changes.deletedClassFiles(), Set.of(), nanos)));
        return new ModuleChanges(same);
    }

    /** What leads back to the modules' present content once the changes are {@linkplain #accept accepted}. */
    public ModuleChanges undo() {
        Map<ModuleContent, FileChanges> undo = new LinkedHashMap<>();
        byModule.forEach((module, changes) -> undo.put(module, undo(module, changes)));
        return new ModuleChanges(undo);
    }

    private static FileChanges undo(ModuleContent module, FileChanges changes) {
        Map<String, byte[]> classFiles = new HashMap<>();
        Set<String> added = new HashSet<>();
        Set<String> paths = new HashSet<>(changes.classFiles().keySet());
        paths.addAll(changes.deletedClassFiles());
        for (String path : paths) {
            byte[] bytes = module.startingWith(path).get(path);
            if (bytes != null) {
                classFiles.put(path, bytes);
            } else {
                added.add(path);
            }
        }
        return new FileChanges(classFiles, added, Set.of(), changes.detectedNanos());
    }
}
