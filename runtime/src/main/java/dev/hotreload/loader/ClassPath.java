package dev.hotreload.loader;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds resources on a whole class path in its order, those of modules among them; it defines no class. Safe for use by
 * any thread.
 */
final class ClassPath extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    ClassPath(List<Path> entries) {
        super(urls(entries), null);
    }

    /** Adds a jar at the end. */
    void append(Path path) {
        addURL(url(path));
    }

    static URL[] urls(List<Path> entries) {
        URL[] urls = new URL[entries.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = url(entries.get(i));
        }
        return urls;
    }

    static URL url(Path path) {
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
