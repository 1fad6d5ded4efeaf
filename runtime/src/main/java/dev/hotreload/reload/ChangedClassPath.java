package dev.hotreload.reload;

import dev.hotreload.content.ModuleContent;
import dev.hotreload.watch.FileChanges;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The class files of all modules before and after a change set.
 *
 * <p>Of several class files of one name that of the first module on the class path counts, as everywhere. So a class may
 * come from another module after the change than before it.
 *
 * <p>Class files are known by the names of their classes: {@code p/A$B} is {@code p/A$B.class}.
 */
final class ChangedClassPath {
    private final List<ModuleContent> modules;
    private final ModuleChanges changes;

    /** @param modules all modules in class path order */
    ChangedClassPath(List<ModuleContent> modules, ModuleChanges changes) {
        this.modules = List.copyOf(modules);
        this.changes = changes;
    }

    /** The class file that runs, or null if there is none. */
    byte @Nullable [] before(String fileName) {
        for (ModuleContent module : modules) {
            byte[] bytes = module.find(fileName);
            if (bytes != null) {
                return bytes;
            }
        }
        return null;
    }

    /** The class file once the changes are accepted, or null if there is none. */
    byte @Nullable [] after(String fileName) {
        String path = ModuleContent.pathOf(fileName);
        for (ModuleContent module : modules) {
            FileChanges ofModule = changes.of(module);
            byte[] bytes = ofModule.classFiles().get(path);
            if (bytes == null && !ofModule.deletedClassFiles().contains(path)) {
                bytes = module.find(fileName);
            }
            if (bytes != null) {
                return bytes;
            }
        }
        return null;
    }

    /** The names of all class files that were written or deleted in any module. */
    Set<String> touched() {
        Set<String> touched = new TreeSet<>();
        changes.forEach((module, ofModule) -> {
            ofModule.classFiles().keySet().forEach(path -> touched.add(ModuleContent.internalNameOf(path)));
            ofModule.deletedClassFiles().forEach(path -> touched.add(ModuleContent.internalNameOf(path)));
        });
        return touched;
    }

    /** The names of the deleted class files that no other module has. */
    Set<String> gone() {
        Predicate<String> isThere = fileName -> after(fileName) != null;
        return touched().stream().filter(isThere.negate()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The running class files whose names start with {@code prefix}, by name. */
    NavigableMap<String, byte[]> beforeStartingWith(String prefix) {
        NavigableMap<String, byte[]> found = new TreeMap<>();
        for (ModuleContent module : modules) {
            module.startingWith(prefix).forEach((path, bytes) -> found.putIfAbsent(nameOf(path), bytes));
        }
        return found;
    }

    /** The same once the changes are accepted. */
    NavigableMap<String, byte[]> afterStartingWith(String prefix) {
        NavigableMap<String, byte[]> found = new TreeMap<>();
        for (ModuleContent module : modules) {
            Map<String, byte[]> files = module.startingWith(prefix);
            FileChanges ofModule = changes.of(module);
            ofModule.classFiles().forEach((path, bytes) -> {
                if (path.startsWith(prefix)) {
                    files.put(path, bytes);
                }
            });
            files.keySet().removeAll(ofModule.deletedClassFiles());
            files.forEach((path, bytes) -> found.putIfAbsent(nameOf(path), bytes));
        }
        return found;
    }

    private static String nameOf(String path) {
        return ModuleContent.internalNameOf(path);
    }
}
