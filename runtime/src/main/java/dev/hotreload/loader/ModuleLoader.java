package dev.hotreload.loader;

import java.io.IOException;
import java.net.URL;
import java.security.SecureClassLoader;
import java.util.Enumeration;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Defines the classes of one module, its own before its parent's.
 *
 * <p>A loader defines a given name once (JVMS §5.3.5), so a live class keeps its identity for as long as its module
 * has this loader. Everything that is not the module's comes through the {@link LibraryLoader}, which knows the loaders
 * of all modules; resources are those of the flat class path.
 *
 * <p>It has no name, because the name would show in every stack trace of its classes, but it calls itself "app" as the
 * built-in loader does.
 *
 * <p>Safe for use by any thread; definition is serialised per class name.
 */
public class ModuleLoader extends SecureClassLoader {

    static {
        registerAsParallelCapable();
    }

    private volatile ApplicationLoaders loaders;

    ModuleLoader(ApplicationLoaders loaders, ClassLoader builtIn) {
        super(builtIn);
        this.loaders = loaders;
    }

    /** For the loader that makes the others. */
    ModuleLoader(LoadersFactory factory, ClassLoader builtIn) {
        super(builtIn);
        this.loaders = factory.create(this);
    }

    /** Makes the application's loaders around the one that the JVM makes. */
    @FunctionalInterface
    interface LoadersFactory {
        ApplicationLoaders create(ModuleLoader application);
    }

    /** All loaders of this application, of the same generation as this one. */
    public final ApplicationLoaders loaders() {
        return loaders;
    }

    /**
     * From now on this is one of another generation's loaders, if it stays; a loader that defines nothing passes
     * everything on to them.
     */
    final void follow(ApplicationLoaders next) {
        loaders = next;
    }

    /** Whether the JVM has noted for good (JVMS §5.3.2) which class this loader has for a name. */
    public final boolean hasFound(String binaryName) {
        return findLoadedClass(binaryName) != null;
    }

    @Override
    public final String getName() {
        return "app";
    }

    /** The class of this name if this loader has defined it. */
    public final @Nullable Class<?> findLive(String binaryName) {
        Class<?> found = findLoadedClass(binaryName);
        return found != null && found.getClassLoader() == this ? found : null;
    }

    @Override
    protected final Class<?> loadClass(String binaryName, boolean resolve) throws ClassNotFoundException {
        if (binaryName.startsWith("java.")) {
            return getPlatformClassLoader().loadClass(binaryName);
        }
        int dot = binaryName.lastIndexOf('.');
        ModuleLoader owner = loaders.ownerOfPackage(dot < 0 ? "" : binaryName.substring(0, dot));
        if (owner == this) {
            return loadOwn(binaryName);
        }
        return owner != null
                ? owner.loadClass(binaryName, resolve)
                : loaders.library().loadClass(binaryName, resolve);
    }

    /**
     * Called where the JDK looks a class up in a module, as it does for the annotations of a package; by then it holds
     * the lock of the class's name, which must not be taken before the generation's.
     */
    @Override
    protected final Class<?> findClass(String binaryName) throws ClassNotFoundException {
        int dot = binaryName.lastIndexOf('.');
        if (loaders.ownerOfPackage(dot < 0 ? "" : binaryName.substring(0, dot)) != this) {
            throw new ClassNotFoundException(binaryName);
        }
        Class<?> live = findLoadedClass(binaryName);
        return live != null ? live : defineOwn(binaryName);
    }

    private Class<?> loadOwn(String binaryName) throws ClassNotFoundException {
        Lock shared = loaders.generationLock().readLock();
        shared.lock();
        try {
            synchronized (getClassLoadingLock(binaryName)) {
                Class<?> live = findLoadedClass(binaryName);
                return live != null ? live : defineOwn(binaryName);
            }
        } finally {
            shared.unlock();
        }
    }

    private Class<?> defineOwn(String binaryName) throws ClassNotFoundException {
        String internalName = binaryName.replace('.', '/');
        ModuleClassFile file = loaders.classFileOf(internalName);
        if (file == null) {
            return defineSplit(binaryName);
        }
        byte[] prepared = loaders.prepared(internalName, file.bytes(), this);
        return defineClass(
                binaryName, prepared, 0, prepared.length, file.content().codeSource());
    }

    /** A class of this module's package that a jar or the JDK has. */
    private Class<?> defineSplit(String binaryName) throws ClassNotFoundException {
        LibraryClassFile library = loaders.library().classFile(binaryName);
        if (library == null) {
            return loaders.library().loadOthers(binaryName);
        }
        byte[] bytes = library.bytes();
        return defineClass(binaryName, bytes, 0, bytes.length, library.codeSource());
    }

    /** The packages of all our loaders, as those of the one loader of a flat class path. */
    @Override
    protected final Package[] getPackages() {
        return Stream.concat(loaders.visible(super.getPackages()), loaders.definedPackages(this))
                .toArray(Package[]::new);
    }

    @Override
    @SuppressWarnings("deprecation") // still what Package.getPackage asks
    protected final @Nullable Package getPackage(String packageName) {
        Package own = super.getPackage(packageName);
        return own != null ? own : loaders.definedPackage(packageName);
    }

    /** Called where the JDK looks a resource up in a module. */
    @Override
    protected final @Nullable URL findResource(String path) {
        return loaders.library().findResource(path);
    }

    @Override
    protected final Enumeration<URL> findResources(String path) throws IOException {
        return loaders.library().findResources(path);
    }

    @Override
    public final @Nullable URL getResource(String path) {
        return loaders.library().getResource(path);
    }

    @Override
    public final Enumeration<URL> getResources(String path) throws IOException {
        return loaders.library().getResources(path);
    }
}
