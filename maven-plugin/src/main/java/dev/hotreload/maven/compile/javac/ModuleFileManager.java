package dev.hotreload.maven.compile.javac;

import dev.hotreload.maven.compile.settings.CompilerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * What one module's compilations read and write.
 *
 * <p>Jars are read by the JDK's own file manager, which keeps them open from one compilation to the next. Modules,
 * this one first, are seen as {@link VisibleClasses}, in the place that their directories have on the class path. All
 * that is written stays in memory. Used by one thread at a time.
 */
final class ModuleFileManager extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private final CompilerSettings settings;
    private final ClassPathSegments segments;
    private final ProcessorLoaders processors;
    private final Map<String, MemoryFileObject> classes = new LinkedHashMap<>();
    private final Map<Path, MemoryFileObject> files = new LinkedHashMap<>();

    ModuleFileManager(
            StandardJavaFileManager jars,
            CompilerSettings settings,
            ClassPathSegments segments,
            ProcessorLoaders processors) {
        super(jars);
        this.settings = settings;
        this.segments = segments;
        this.processors = processors;
    }

    /** Forgets what was written. */
    void reset() {
        classes.clear();
        files.clear();
    }

    /** The class files written since {@link #reset}, by binary name. */
    Map<String, MemoryFileObject> classes() {
        return classes;
    }

    /** The other files written since {@link #reset}. */
    Map<Path, MemoryFileObject> files() {
        Map<Path, MemoryFileObject> written = new LinkedHashMap<>(files);
        written.values().removeIf(file -> !file.isWritten());
        return written;
    }

    @Override
    public boolean hasLocation(Location location) {
        return location == StandardLocation.CLASS_PATH
                || location instanceof NamedModule
                || super.hasLocation(location);
    }

    @Override
    public Iterable<JavaFileObject> list(Location location, String packageName, Set<Kind> kinds, boolean recurse)
            throws IOException {
        List<JavaFileObject> found = new ArrayList<>();
        for (ClassPathSegments.Segment segment : segments.of(location)) {
            VisibleClasses module = segment.module();
            if (module == null) {
                super.list(segment.location(), packageName, kinds, recurse).forEach(found::add);
            } else if (kinds.contains(Kind.CLASS)) {
                for (String name : module.classesOfPackage(packageName.replace('.', '/'))) {
                    JavaFileObject file = module.find(name);
                    if (file != null) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    @Override
    public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
        if (file instanceof ClassFileObject own) {
            return own.binaryName();
        }
        if (file instanceof MemoryFileObject own) {
            return own.binaryName();
        }
        if (location != StandardLocation.CLASS_PATH) {
            return location instanceof NamedModule ? null : super.inferBinaryName(location, file);
        }
        for (ClassPathSegments.Segment segment : segments.classPath()) {
            String name = segment.module() == null ? super.inferBinaryName(segment.location(), file) : null;
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    @Override
    public Iterable<Set<Location>> listLocationsForModules(Location location) throws IOException {
        List<Set<Location>> found = new ArrayList<>();
        for (Set<Location> locations : super.listLocationsForModules(location)) {
            Set<Location> replaced = new LinkedHashSet<>();
            for (Location real : locations) {
                replaced.add(segments.replaced(real));
            }
            found.add(replaced);
        }
        return found;
    }

    @Override
    public @Nullable Location getLocationForModule(Location location, String moduleName) throws IOException {
        Location real = super.getLocationForModule(location, moduleName);
        return real == null ? null : segments.replaced(real);
    }

    @Override
    public @Nullable String inferModuleName(Location location) throws IOException {
        return location instanceof NamedModule module ? module.moduleName() : super.inferModuleName(location);
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
        if (file instanceof SourceFileObject source) {
            return location == StandardLocation.SOURCE_PATH
                    && settings.roots().stream().anyMatch(root -> source.file().startsWith(root));
        }
        return !isOwn(file) && !(location instanceof NamedModule) && super.contains(location, file);
    }

    @Override
    public @Nullable JavaFileObject getJavaFileForInput(Location location, String className, Kind kind)
            throws IOException {
        if (kind == Kind.CLASS && location == StandardLocation.CLASS_OUTPUT && classes.containsKey(className)) {
            return classes.get(className);
        }
        for (ClassPathSegments.Segment segment : segments.of(location)) {
            VisibleClasses module = segment.module();
            JavaFileObject file = module == null
                    ? super.getJavaFileForInput(segment.location(), className, kind)
                    : kind == Kind.CLASS ? module.find(className.replace('.', '/')) : null;
            if (file != null) {
                return file;
            }
        }
        return null;
    }

    @Override
    public @Nullable FileObject getFileForInput(Location location, String packageName, String relativeName)
            throws IOException {
        MemoryFileObject written = files.get(resource(location, packageName, relativeName));
        if (written != null && written.isWritten()) {
            return written;
        }
        if (location == StandardLocation.SOURCE_PATH) {
            return sourceFile(packageName, relativeName);
        }
        if (location == StandardLocation.CLASS_PATH) {
            for (ClassPathSegments.Segment segment : segments.of(location)) {
                FileObject file = segment.module() == null
                        ? super.getFileForInput(segment.location(), packageName, relativeName)
                        : null;
                if (file != null) {
                    return file;
                }
            }
            return null;
        }
        return location instanceof NamedModule ? null : super.getFileForInput(location, packageName, relativeName);
    }

    /**
     * A file between the sources, which only processors ask for: Quarkus' knows by that which classes are the module's.
     * To javac there is no source path, or it would compile by itself what it finds there.
     */
    private @Nullable FileObject sourceFile(String packageName, String relativeName) {
        for (Path root : settings.roots()) {
            Path file = root.resolve(packageName.replace('.', '/')).resolve(relativeName);
            if (Files.isRegularFile(file)) {
                return fileManager.getJavaFileObjects(file).iterator().next();
            }
        }
        return null;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, Kind kind, @Nullable FileObject sibling) {
        Path directory = location == StandardLocation.SOURCE_OUTPUT ? settings.generated() : settings.classes();
        Path file = directory.resolve(className.replace('.', '/') + kind.extension);
        MemoryFileObject written = new MemoryFileObject(file, className, kind, settings.encoding(), source(sibling));
        if (kind == Kind.CLASS) {
            classes.put(className, written);
        } else {
            files.put(file, written);
        }
        return written;
    }

    private static @Nullable Path source(@Nullable FileObject sibling) {
        return sibling instanceof JavaFileObject source && source.getKind() == Kind.SOURCE
                ? Path.of(source.toUri())
                : null;
    }

    @Override
    public FileObject getFileForOutput(
            Location location, String packageName, String relativeName, @Nullable FileObject sibling) {
        return files.computeIfAbsent(
                resource(location, packageName, relativeName),
                file -> new MemoryFileObject(file, "", Kind.OTHER, settings.encoding(), null));
    }

    private Path resource(Location location, String packageName, String relativeName) {
        Path directory = location == StandardLocation.SOURCE_OUTPUT ? settings.generated() : settings.classes();
        return directory.resolve(packageName.replace('.', '/')).resolve(relativeName);
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
        return (isOwn(one) || isOwn(other)) ? one.equals(other) : super.isSameFile(one, other);
    }

    private static boolean isOwn(FileObject file) {
        return file instanceof SourceFileObject || file instanceof ClassFileObject || file instanceof MemoryFileObject;
    }

    @Override
    public @Nullable ClassLoader getClassLoader(Location location) {
        boolean isForProcessors =
                location == StandardLocation.ANNOTATION_PROCESSOR_PATH || location == StandardLocation.CLASS_PATH;
        return isForProcessors ? processors.get() : super.getClassLoader(location);
    }

    @Override
    public <S> @Nullable ServiceLoader<S> getServiceLoader(Location location, Class<S> service) throws IOException {
        ClassLoader loader = location == StandardLocation.ANNOTATION_PROCESSOR_PATH ? processors.get() : null;
        return loader == null ? super.getServiceLoader(location, service) : ServiceLoader.load(service, loader);
    }

    /** Everything here lives as long as the module's compiler, not as long as one compilation. */
    @Override
    public void close() {}
}
