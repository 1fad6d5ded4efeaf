package dev.hotreload.loader;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Defines the classes of all third-party jars, and finds the resources of the whole class path in its order.
 *
 * <p>The modules' output directories are among its URLs, in their places, so that {@code getResources} answers as on the
 * flat class path. Their classes it leaves to the module loaders, which libraries reach through it: {@code
 * Class.forName} in a library finds the application's classes.
 *
 * <p>Safe for use by any thread.
 */
public final class LibraryLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final ApplicationLoaders loaders;

    LibraryLoader(List<Path> classPath, ApplicationLoaders loaders) {
        super(urls(classPath), ClassLoader.getPlatformClassLoader());
        this.loaders = loaders;
    }

    @Override
    public String getName() {
        return "app";
    }

    @Override
    protected Class<?> loadClass(String binaryName, boolean resolve) throws ClassNotFoundException {
        int dot = binaryName.lastIndexOf('.');
        ModuleLoader owner = loaders.ownerOfPackage(dot < 0 ? "" : binaryName.substring(0, dot));
        return owner != null ? owner.loadClass(binaryName, resolve) : loadOthers(binaryName);
    }

    /** A class that belongs to no module: the JDK's, ours, or a jar's. */
    Class<?> loadOthers(String binaryName) throws ClassNotFoundException {
        Class<?> own = loaders.ownClass(binaryName);
        return own != null ? own : super.loadClass(binaryName, false);
    }

    /** The packages of all our loaders, as those of the one loader of a flat class path. */
    @Override
    protected Package[] getPackages() {
        return Stream.concat(Arrays.stream(super.getPackages()), loaders.definedPackages(this))
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
        URL url = findResource(binaryName.replace('.', '/') + ".class");
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

    /** Adds a jar of an agent that was attached later (see {@link ApplicationLoader}). */
    void append(Path path) {
        addURL(url(path));
    }

    private static URL[] urls(List<Path> classPath) {
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = url(classPath.get(i));
        }
        return urls;
    }

    private static URL url(Path path) {
        try {
            URL url = path.toUri().toURL();
            // A directory that does not exist yet gets no slash, and would be taken for a jar.
            boolean directory = !url.getPath().endsWith("/")
                    && !path.toString().endsWith(".jar")
                    && !path.toFile().isFile();
            return directory ? new URL(url + "/") : url;
        } catch (MalformedURLException malformed) {
            throw new IllegalArgumentException("not a class path entry: " + path, malformed);
        }
    }
}
