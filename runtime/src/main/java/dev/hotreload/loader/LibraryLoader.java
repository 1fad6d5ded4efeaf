package dev.hotreload.loader;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Defines the classes of third-party jars, and finds the resources of the whole class path in its order.
 *
 * <p>At first it has all jars; which it has later, when some have changed, is known to {@link Libraries}. The modules'
 * output directories are among its URLs, in their places, so that {@code getResources} answers as on the flat class
 * path. Their classes it leaves to the module loaders, which libraries reach through it: {@code Class.forName} in a
 * library finds the application's classes. A class file in such a directory is no class before its generation: only
 * {@link ModuleLoader}s define it.
 *
 * <p>Safe for use by any thread.
 */
public final class LibraryLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    private volatile ApplicationLoaders loaders;
    private final ClassLoader builtIn;
    /** Names of classes of modules, and of other library loaders, that this loader was asked for. */
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    private final JdkModules jdkModules;
    private final JvmClasses jvmClasses = new JvmClasses();

    /**
     * @param entries the jars that it has, in class path order
     * @param builtIn the parent, so that {@link java.util.ServiceLoader} finds the providers of its modules; for
     *     classes and resources it is asked only where {@link JdkModules} says so
     */
    LibraryLoader(List<Path> entries, ApplicationLoaders loaders, ClassLoader builtIn) {
        super(ClassPath.urls(entries), builtIn);
        this.loaders = loaders;
        this.builtIn = builtIn;
        this.jdkModules = new JdkModules(builtIn);
    }

    @Override
    public String getName() {
        return "app";
    }

    /** The class of this name if this loader has defined it. */
    public @Nullable Class<?> findLive(String binaryName) {
        Class<?> found = findLoadedClass(binaryName);
        return found != null && found.getClassLoader() == this ? found : null;
    }

    @Override
    protected Class<?> loadClass(String binaryName, boolean resolve) throws ClassNotFoundException {
        int dot = binaryName.lastIndexOf('.');
        ModuleLoader owner = loaders.ownerOfPackage(dot < 0 ? "" : binaryName.substring(0, dot));
        if (owner == null) {
            return loadOthers(binaryName);
        }
        asked.add(binaryName);
        return owner.loadClass(binaryName, resolve);
    }

    /**
     * The classes of modules, and of other library loaders, that libraries have found through this loader. The JVM
     * remembers them for good (JVMS §5.3.2), so this loader cannot find others of these names.
     */
    Stream<Class<?>> foundForGood() {
        return asked.stream()
                .map(this::findLoadedClass)
                .filter(found -> found != null && found.getClassLoader() != this);
    }

    /** Has libraries find the classes of another generation's modules from now on. */
    void follow(ApplicationLoaders next) {
        loaders = next;
    }

    /** A class that belongs to no module: the JDK's, ours, or a jar's. */
    Class<?> loadOthers(String binaryName) throws ClassNotFoundException {
        Class<?> own = loaders.ownClass(binaryName);
        if (own != null) {
            return own;
        }
        if (jdkModules.haveClass(binaryName)) {
            return builtIn.loadClass(binaryName);
        }
        LibraryLoader owner = loaders.libraries().ownerOfClass(binaryName, this);
        if (owner != this) {
            asked.add(binaryName);
            return owner.loadFromPlatformOrOwn(binaryName);
        }
        return loadFromPlatformOrOwn(binaryName);
    }

    private Class<?> loadFromPlatformOrOwn(String binaryName) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(binaryName)) {
            Class<?> loaded = findLoadedClass(binaryName);
            return loaded != null ? loaded : loadFromPlatformOrJars(binaryName);
        }
    }

    private Class<?> loadFromPlatformOrJars(String binaryName) throws ClassNotFoundException {
        if (jdkModules.platformHasClass(binaryName)) {
            try {
                return getPlatformClassLoader().loadClass(binaryName);
            } catch (ClassNotFoundException e) {
                // A class that a jar has in a package of the JDK.
                return findClass(binaryName);
            }
        }
        Class<?> appended = jvmClasses.find(binaryName);
        return appended != null ? appended : findClass(binaryName);
    }

    @Override
    public @Nullable URL getResource(String path) {
        URL jdk = jdkResource(path);
        return jdk != null ? jdk : findResource(path);
    }

    @Override
    public Enumeration<URL> getResources(String path) throws IOException {
        ClassLoader jdk = jdkModules.haveResource(path) ? builtIn : getPlatformClassLoader();
        List<URL> urls = Collections.list(jdk.getResources(path));
        urls.addAll(Collections.list(findResources(path)));
        return Collections.enumeration(urls);
    }

    @Override
    public @Nullable URL findResource(String path) {
        return wholeClassPath().findResource(path);
    }

    @Override
    public Enumeration<URL> findResources(String path) throws IOException {
        return wholeClassPath().findResources(path);
    }

    private ClassPath wholeClassPath() {
        return loaders.libraries().wholeClassPath();
    }

    /** Where one of its own jars has a resource, in their order. */
    @Nullable
    URL findOwn(String path) {
        return super.findResource(path);
    }

    @Override
    public URL[] getURLs() {
        return wholeClassPath().getURLs();
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            wholeClassPath().close();
        }
    }

    /** Whether a package of the built-in loader is one of the JDK's. */
    boolean isOfJdk(String packageName) {
        return jdkModules.haveClass(packageName + ".");
    }

    /** The packages of all our loaders, as those of the one loader of a flat class path. */
    @Override
    protected Package[] getPackages() {
        return Stream.concat(loaders.visible(super.getPackages()), loaders.definedPackages(this))
                .toArray(Package[]::new);
    }

    @Override
    @SuppressWarnings("deprecation") // still what Package.getPackage asks
    protected @Nullable Package getPackage(String packageName) {
        Package own = super.getPackage(packageName);
        return own != null ? own : loaders.definedPackage(packageName);
    }

    /** A class file that a jar has in a package of a module, or null if none has it. */
    @Nullable
    LibraryClassFile classFile(String binaryName) {
        URL url = loaders.libraries().classFile(binaryName.replace('.', '/') + ".class");
        if (url == null || !url.getProtocol().equals("jar")) {
            return null;
        }
        try {
            URLConnection connection = url.openConnection();
            try (InputStream in = connection.getInputStream()) {
                byte[] bytes = in.readAllBytes();
                JarURLConnection jar = (JarURLConnection) connection;
                CodeSigner[] signers = jar.getJarEntry().getCodeSigners();
                return new LibraryClassFile(bytes, new CodeSource(jar.getJarFileURL(), signers));
            }
        } catch (IOException unreadable) {
            // As on the flat class path, where a class in an unreadable jar is a class that is not found.
            return null;
        }
    }

    /**
     * Opens the class file that the JDK or a jar has of a class.
     *
     * @return null if neither has one
     * @throws IOException if it cannot be read
     */
    public @Nullable InputStream openClassFile(String internalName) throws IOException {
        String path = internalName + ".class";
        URL jdk = jdkResource(path);
        URL url = jdk != null ? jdk : loaders.libraries().classFile(path);
        return url == null ? null : url.openStream();
    }

    private @Nullable URL jdkResource(String path) {
        return jdkModules.haveResource(path)
                ? builtIn.getResource(path)
                : getPlatformClassLoader().getResource(path);
    }

    /** Adds a jar of an agent that was attached later (see {@link ApplicationLoader}). */
    void append(Path path) {
        addURL(ClassPath.url(path));
    }
}
