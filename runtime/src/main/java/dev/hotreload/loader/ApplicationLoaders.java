package dev.hotreload.loader;

import dev.hotreload.content.ClassNames;
import dev.hotreload.content.ModuleContent;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.launch.LaunchModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All loaders of one application, and which of them defines what.
 *
 * <p>A package belongs to the loader of the first module on the class path that has it, and every class of the package
 * is defined there, whichever module or jar its file is in. So a package is never split between loaders, and
 * package-private access (JVMS §5.3: a run-time package is a name and a loader) works as on the flat class path.
 *
 * <p>Safe for use by any thread.
 */
public final class ApplicationLoaders {
    private final List<ModuleContent> contents = new ArrayList<>();
    private final List<ModuleLoader> loaders = new ArrayList<>();
    private final Map<String, Owner> owners = new ConcurrentHashMap<>();
    private final ReentrantReadWriteLock generationLock = new ReentrantReadWriteLock();
    private final Libraries libraries;
    private final ClassLoader builtIn;
    private final ApplicationLoader application;
    private volatile ClassNames names = ClassNames.SAME;
    private volatile @Nullable ClassPreparer preparer;
    private final Map<Class<?>, Object> attached = new ConcurrentHashMap<>();

    /** The loader of a package; none: the library loader. */
    private record Owner(@Nullable ModuleLoader loader) {}

    ApplicationLoaders(
            LaunchDescription launch,
            List<Path> classPath,
            ApplicationLoader application,
            ClassLoader builtIn,
            @Nullable ApplicationLoaders before,
            LibraryPlan plan,
            Set<LaunchModule> staying) {
        this.builtIn = builtIn;
        this.application = application;
        List<Path> directories = new ArrayList<>();
        for (LaunchModule module : launch.modules()) {
            directories.add(module.classes());
        }
        List<Path> entries = new ArrayList<>(classPath);
        entries.removeAll(directories);
        this.libraries = libraries(classPath, entries, before, plan);
        for (LaunchModule module : launch.modules()) {
            if (before != null && staying.contains(module)) {
                int index = before.indexOf(module);
                contents.add(before.contents.get(index));
                loaders.add(before.loaders.get(index));
            } else {
                contents.add(new ModuleContent(module));
                loaders.add(module.name().equals(launch.application()) ? application : new ModuleLoader(this, builtIn));
            }
        }
    }

    private Libraries libraries(
            List<Path> classPath, List<Path> entries, @Nullable ApplicationLoaders before, LibraryPlan plan) {
        if (before == null || plan.haveAll()) {
            return Libraries.first(classPath, entries, new LibraryLoader(entries, this, builtIn));
        }
        if (plan.isNone() && before.libraries.areOn(classPath)) {
            return before.libraries;
        }
        LibraryLoader added = null;
        if (plan.isPart()) {
            List<Path> anew = new ArrayList<>(entries);
            anew.retainAll(plan.anew());
            added = new LibraryLoader(anew, this, builtIn);
        }
        return before.libraries.next(classPath, entries, plan, added);
    }

    private int indexOf(LaunchModule module) {
        return contents.stream().map(ModuleContent::module).toList().indexOf(module);
    }

    /** From now on the loaders that this has from an earlier generation find the classes of this one. */
    public void takeIn() {
        // Not with lambdas: the JVM is still starting when this is called first.
        for (LibraryLoader library : libraries.all()) {
            library.follow(this);
        }
        for (ModuleLoader loader : loaders) {
            loader.follow(this);
        }
    }

    /** The loaders of the generation whose module a loader is of; null if it is no module's. */
    public static @Nullable ApplicationLoaders of(@Nullable ClassLoader loader) {
        return loader instanceof ModuleLoader module ? module.loaders() : null;
    }

    /** Has something live as long as these loaders, and their classes, do; there is one of each type. */
    public <T> void attach(Class<T> type, T value) {
        attached.put(type, value);
    }

    /** What was {@linkplain #attach attached}; null if nothing was. */
    public <T> @Nullable T attached(Class<T> type) {
        return type.cast(attached.get(type));
    }

    /** The modules' contents in class path order. */
    public List<ModuleContent> contents() {
        return List.copyOf(contents);
    }

    /** The loader of one of these modules. */
    public ModuleLoader loaderOf(LaunchModule module) {
        return loaders.get(indexOf(module));
    }

    /** Every loader of the application's. */
    public List<ClassLoader> all() {
        List<ClassLoader> all = new ArrayList<>(loaders);
        all.addAll(libraries.all());
        return all;
    }

    /** The loader that is the system class loader while this generation runs. */
    public ClassLoader application() {
        return application;
    }

    /** The loader of everything that no module has; one of them, which asks the others. */
    public LibraryLoader library() {
        return libraries.newest();
    }

    Libraries libraries() {
        return libraries;
    }

    /** The class of this name if a library loader has defined it for this generation. */
    public @Nullable Class<?> findLibraryClass(String binaryName) {
        return libraries.ownerOfClass(binaryName, libraries.newest()).findLive(binaryName);
    }

    /** The entries of the class path that no module has, in their order. */
    public List<Path> libraryEntries() {
        return List.copyOf(libraries.entries());
    }

    /** Whether a library is on disk what it was when its loader was made. */
    public boolean isUnchanged(Path library) {
        return libraries.isUnchanged(library);
    }

    /**
     * The classes of modules, and of other library loaders, that library loaders have noted for good (JVMS §5.3.2).
     *
     * @param plan which loaders are of interest: those that would have something left
     */
    public List<Class<?>> foundForGood(LibraryPlan plan) {
        return libraries.staying(plan).stream()
                .flatMap(LibraryLoader::foundForGood)
                .toList();
    }

    /** Adds a jar of an agent that was attached later. */
    void append(Path jar) {
        libraries.newest().append(jar);
        libraries.append(jar, libraries.newest());
    }

    /** Whether this loader has defined classes of a module of this generation, or a hidden class beside them. */
    public boolean isOfModule(@Nullable ClassLoader loader) {
        return loader instanceof ModuleLoader && loaders.contains(loader);
    }

    /** Whether this loader is one of these: a module's, or that of the libraries. */
    public boolean isOwn(@Nullable ClassLoader loader) {
        return libraries.contains(loader) || isOfModule(loader);
    }

    /**
     * Whether this generation's code has this very class: one that a loader of these has defined, or one below such a
     * loader, and that is not of a jar that has another loader by now.
     */
    public boolean has(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        while (loader != null && !isOwn(loader)) {
            loader = loader.getParent();
        }
        return loader instanceof LibraryLoader library
                ? !libraries.isPartly(library) || (type.getClassLoader() == library && isCurrent(type, library))
                : loader != null;
    }

    /**
     * Whether a loader of these has defined the class of this name for an earlier generation, from a jar that has
     * another loader by now.
     */
    public boolean hasGone(@Nullable ClassLoader loader, String binaryName) {
        return loader instanceof LibraryLoader library
                && libraries.contains(library)
                && libraries.ownerOfClass(binaryName, library) != library;
    }

    /** Generated classes have packages of their own, but are below others. */
    private boolean isCurrent(Class<?> type, LibraryLoader loader) {
        if (libraries.ownerOf(type.getPackageName(), loader) != loader) {
            return false;
        }
        for (Class<?> face : type.getInterfaces()) {
            if (face.getClassLoader() == loader && !isCurrent(face, loader)) {
                return false;
            }
        }
        Class<?> above = type.getSuperclass();
        return above == null || above.getClassLoader() != loader || isCurrent(above, loader);
    }

    /** Weaves the classes that are defined from now on. */
    public void prepareWith(ClassPreparer newPreparer) {
        preparer = newPreparer;
    }

    /** The class file to define for one of a module's. */
    byte[] prepared(String internalName, byte[] classFile, ModuleLoader loader) {
        ClassPreparer current = preparer;
        return current == null ? classFile : current.prepare(internalName, classFile, loader);
    }

    /**
     * Held shared while a class is found and defined, exclusively while a generation becomes current, so that no class
     * is defined from the middle of a change set. A loading thread takes it before every class loading lock.
     */
    public ReentrantReadWriteLock generationLock() {
        return generationLock;
    }

    /** The module loader that defines the classes of {@code packageName}, or null if the library loader does. */
    public @Nullable ModuleLoader ownerOfPackage(String packageName) {
        Owner owner = owners.get(packageName);
        if (owner == null) {
            owner = new Owner(firstWith(packageName));
            owners.put(packageName, owner);
        }
        return owner.loader();
    }

    /** The module loader that defines {@code internalName}, or null if the library loader does. */
    public @Nullable ModuleLoader ownerOf(String internalName) {
        int slash = internalName.lastIndexOf('/');
        return ownerOfPackage(slash < 0 ? "" : internalName.substring(0, slash).replace('/', '.'));
    }

    /** A change brought {@code packageName} to {@code content}'s module; nobody may have owned it before. */
    public void packageAdded(String packageName, ModuleContent content) {
        ModuleLoader loader = loaders.get(contents.indexOf(content));
        owners.compute(
                packageName, (name, owner) -> owner == null || owner.loader() == null ? new Owner(loader) : owner);
    }

    /** The names under which class files live from now on. */
    public void name(ClassNames current) {
        names = current;
    }

    /** The class file of a class by its live name: where it is first on the class path, or null if no module has it. */
    public @Nullable ModuleClassFile classFileOf(String internalName) {
        String fileName = names.fileName(internalName);
        if (fileName != null) {
            for (ModuleContent content : contents) {
                byte[] bytes = content.find(fileName);
                if (bytes != null) {
                    return new ModuleClassFile(content, bytes);
                }
            }
        }
        byte[] made = names.made(internalName);
        ModuleLoader owner = made == null ? null : ownerOf(internalName);
        return made == null || owner == null ? null : new ModuleClassFile(contents.get(loaders.indexOf(owner)), made);
    }

    /** The live class of this internal name, or null if it has not been loaded. */
    public @Nullable Class<?> findLive(String internalName) {
        ModuleLoader owner = ownerOf(internalName);
        return owner == null ? null : owner.findLive(internalName.replace('/', '.'));
    }

    /** The packages of a parent that the application may see: all but those of our own jar. */
    Stream<Package> visible(Package[] ofParent) {
        Set<Package> own = Set.of(builtIn.getDefinedPackages());
        return Arrays.stream(ofParent)
                .filter(candidate -> !own.contains(candidate)
                        || candidate.getName().startsWith("dev.hotreload.api")
                        || candidate.getName().startsWith("dev.hotreload.spi")
                        || libraries.newest().isOfJdk(candidate.getName()));
    }

    /**
     * The part of our own jar that the application may see: the agent's entry point, which the JVM looks up through the
     * system class loader, the API, and what supports of frameworks implement.
     */
    @Nullable
    Class<?> ownClass(String binaryName) throws ClassNotFoundException {
        boolean visible = binaryName.equals("dev.hotreload.agent.HotReloadAgent")
                || binaryName.startsWith("dev.hotreload.api.")
                || binaryName.startsWith("dev.hotreload.spi.");
        return visible ? builtIn.loadClass(binaryName) : null;
    }

    /** The packages that loaders other than {@code asking} have defined. */
    Stream<Package> definedPackages(ClassLoader asking) {
        Stream<Package> ofLibraries = libraries.all().stream()
                .filter(loader -> loader != asking)
                .flatMap(loader -> Arrays.stream(loader.getDefinedPackages())
                        .filter(defined -> libraries.ownerOf(defined.getName(), loader) == loader));
        return Stream.concat(
                loaders.stream()
                        .filter(loader -> loader != asking)
                        .flatMap(loader -> Arrays.stream(loader.getDefinedPackages())),
                ofLibraries);
    }

    /** The package of this name of the loader that defines its classes, or null if none has been defined. */
    @Nullable
    Package definedPackage(String packageName) {
        ModuleLoader owner = ownerOfPackage(packageName);
        return (owner == null ? libraries.ownerOf(packageName, libraries.newest()) : owner)
                .getDefinedPackage(packageName);
    }

    /** Whether {@code loader} is one of this application's. */
    public static boolean isOfApplication(@Nullable ClassLoader loader) {
        return loader instanceof ModuleLoader || loader instanceof LibraryLoader;
    }

    private @Nullable ModuleLoader firstWith(String packageName) {
        for (int i = 0; i < contents.size(); i++) {
            if (hasPackage(contents.get(i).module(), packageName)) {
                return loaders.get(i);
            }
        }
        return null;
    }

    /** Whether a module has a package on disk; it belongs to the first one that has it. */
    public static boolean hasPackage(LaunchModule module, String packageName) {
        return Files.isDirectory(module.classes().resolve(packageName.replace('.', '/')));
    }
}
