package dev.hotreload.change;

import dev.hotreload.content.ModuleContent;
import dev.hotreload.watch.FileChanges;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The class files of all modules before and after a change set.
 *
 * <p>Of several class files of one name that of the first module on the class path counts, as everywhere. So a class
 * may come from another module after the change than before it.
 *
 * <p>Class files are known by the names of their classes: {@code p/A$B} is {@code p/A$B.class}.
 */
public final class ChangedClassPath {
    private final List<ModuleContent> modules;
    private final ModuleChanges changes;
    private final NavigableSet<String> touched = new TreeSet<>();
    private final NavigableSet<String> gone = new TreeSet<>();

    /** @param modules all modules in class path order */
    public ChangedClassPath(List<ModuleContent> modules, ModuleChanges changes) {
        this.modules = List.copyOf(modules);
        this.changes = changes;
        changes.forEach((module, ofModule) -> {
            ofModule.classFiles().keySet().forEach(path -> touched.add(ModuleContent.internalNameOf(path)));
            ofModule.deletedClassFiles().forEach(path -> touched.add(ModuleContent.internalNameOf(path)));
        });
        touched.stream().filter(fileName -> after(fileName) == null).forEach(gone::add);
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
    public byte @Nullable [] after(String fileName) {
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
        return Collections.unmodifiableSet(touched);
    }

    /** The names of the deleted class files that no other module has. */
    Set<String> gone() {
        return Collections.unmodifiableSet(gone);
    }

    /** The running class files whose names start with {@code prefix}, by name. */
    NavigableMap<String, byte[]> beforeStartingWith(String prefix) {
        NavigableMap<String, byte[]> found = new TreeMap<>();
        for (ModuleContent module : modules) {
            module.startingWith(prefix)
                    .forEach((path, bytes) -> found.putIfAbsent(ModuleContent.internalNameOf(path), bytes));
        }
        return found;
    }

    /** The same once the changes are accepted. */
    NavigableMap<String, byte[]> afterStartingWith(String prefix) {
        NavigableMap<String, byte[]> found = beforeStartingWith(prefix);
        for (String fileName : touched.subSet(prefix, true, prefix + Character.MAX_VALUE, false)) {
            byte[] bytes = after(fileName);
            if (bytes == null) {
                found.remove(fileName);
            } else {
                found.put(fileName, bytes);
            }
        }
        return found;
    }
}
