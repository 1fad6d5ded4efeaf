package dev.hotreload.support;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Defines the classes of hot reload's own supports. Its parent is the library loader, so that they see the frameworks'
 * classes and the application's; nobody has it as a parent, so nobody sees them.
 *
 * <p>Safe for use by any thread.
 */
final class SupportLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    SupportLoader(List<Path> jars, ClassLoader library) {
        super("hotreload-supports", urls(jars), library);
    }

    private static URL[] urls(List<Path> jars) {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            try {
                urls[i] = jars.get(i).toUri().toURL();
            } catch (MalformedURLException impossible) {
                throw new IllegalArgumentException("no jar: " + jars.get(i), impossible);
            }
        }
        return urls;
    }
}
