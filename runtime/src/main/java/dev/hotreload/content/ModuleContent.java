package dev.hotreload.content;

import dev.hotreload.launch.LaunchModule;
import dev.hotreload.watch.ClassFileStructure;
import dev.hotreload.watch.FileChanges;
import dev.hotreload.watch.LiveContent;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The class files of one module as of its last accepted generation.
 *
 * <p>Class loaders read from here and not from the directory, so a class that is first used in the middle of a change
 * set still comes from the generation that is running. Until {@link #readAll} has finished, a class that nobody asked
 * for is read from the directory; from then on nothing becomes visible but through {@link #accept}.
 *
 * <p>Safe for use by any thread.
 */
public final class ModuleContent implements LiveContent {
    private static final String SUFFIX = ".class";

    private final LaunchModule module;
    private final ConcurrentNavigableMap<String, byte[]> classFiles = new ConcurrentSkipListMap<>();
    /** What counts as live at the places of patches: what is there on disk, or no file. */
    private final Map<String, Optional<byte[]>> bases = new ConcurrentHashMap<>();

    /** Asked of the file system once: every class has it. */
    private volatile @Nullable CodeSource codeSource;

    private volatile boolean complete;

    /** The content of {@code module}, of which nothing has been read yet. */
    public ModuleContent(LaunchModule module) {
        this.module = module;
    }

    /** The module whose content this is. */
    public LaunchModule module() {
        return module;
    }

    /** Where classes of the module say that they come from. */
    public CodeSource codeSource() {
        CodeSource known = codeSource;
        if (known == null) {
            known = codeSource(module.classes());
            codeSource = known;
        }
        return known;
    }

    private static CodeSource codeSource(Path classes) {
        try {
            // Ends in a slash only if the directory is there.
            return new CodeSource(classes.toUri().toURL(), (Certificate[]) null);
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("no URL for " + classes, impossible);
        }
    }

    /** The path of a class's file below the module's directory. */
    public static String pathOf(String internalName) {
        return internalName + SUFFIX;
    }

    /** The class that a class file's path names: {@code p/A$B.class} is {@code p/A$B}. */
    public static String internalNameOf(String path) {
        return path.substring(0, path.length() - SUFFIX.length());
    }

    /** The class file of {@code internalName}, or null if the running generation has none. */
    public byte @Nullable [] find(String internalName) {
        String path = pathOf(internalName);
        byte[] known = classFiles.get(path);
        return known != null || complete ? known : read(path);
    }

    /** The class files whose paths start with {@code prefix}, as they are now. */
    public NavigableMap<String, byte[]> startingWith(String prefix) {
        return new TreeMap<>(classFiles.subMap(prefix, true, prefix + Character.MAX_VALUE, false));
    }

    /** Makes the changes of a generation the live content. */
    public void accept(FileChanges changes) {
        classFiles.putAll(changes.classFiles());
        classFiles.keySet().removeAll(changes.deletedClassFiles());
    }

    /**
     * Reads every class file that has not been read, so that the directory is no longer needed.
     *
     * <p>One that is being written is not read: it comes as a change when it is whole.
     *
     * @return the class files that have changed since they were read for a class loader
     * @throws IOException if the directory cannot be walked
     */
    public Map<String, byte[]> readAll() throws IOException {
        Map<String, byte[]> changed = new HashMap<>();
        if (Files.isDirectory(module.classes())) {
            try (Stream<Path> files = Files.walk(module.classes())) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    if (file.toString().endsWith(SUFFIX)) {
                        addIfChanged(relative(file), changed);
                    }
                }
            }
        }
        complete = true;
        return changed;
    }

    private void addIfChanged(String path, Map<String, byte[]> changed) throws IOException {
        byte[] known = classFiles.get(path);
        if (known == null) {
            read(path);
            return;
        }
        byte[] now = Files.readAllBytes(module.classes().resolve(path));
        if (!Arrays.equals(known, now) && ClassFileStructure.isComplete(now)) {
            changed.put(path, now);
        }
    }

    /**
     * A patch is live in place of a file.
     *
     * @param base what is on disk there; empty: no file
     */
    public void patched(String path, Optional<byte[]> base) {
        bases.put(path, base);
    }

    /** No patch is live in place of a file any more. */
    public void unpatched(String path) {
        bases.remove(path);
    }

    /** At the place of a patch, what it replaces. */
    @Override
    public boolean isLive(String path, byte[] content) {
        Optional<byte[]> base = bases.get(path);
        return Arrays.equals(base == null ? classFiles.get(path) : base.orElse(null), content);
    }

    /** At the places of patches, those that they replace. */
    @Override
    public Set<String> classFiles() {
        Set<String> paths = new HashSet<>(classFiles.keySet());
        bases.forEach((path, base) -> {
            if (base.isPresent()) {
                paths.add(path);
            } else {
                paths.remove(path);
            }
        });
        return Set.copyOf(paths);
    }

    private byte @Nullable [] read(String path) {
        Path file = module.classes().resolve(path);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            byte[] content = Files.readAllBytes(file);
            if (!ClassFileStructure.isComplete(content)) {
                // Nothing that a change could be compared with; the JVM says what is wrong, as for java -cp.
                return content;
            }
            byte[] earlier = classFiles.putIfAbsent(path, content);
            return earlier != null ? earlier : content;
        } catch (IOException unreadable) {
            // To a class loader a file that cannot be read is one that is not there (as for java -cp).
            return null;
        }
    }

    private String relative(Path file) {
        return module.classes().relativize(file).toString().replace('\\', '/');
    }
}
