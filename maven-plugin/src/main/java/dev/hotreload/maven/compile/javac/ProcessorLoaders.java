package dev.hotreload.maven.compile.javac;

import java.io.Closeable;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The class loader of annotation processors and compiler plugins, one for all compilations of a module: loading Lombok,
 * for one, takes longer than all that it does afterwards.
 */
final class ProcessorLoaders implements Closeable {

    private final List<Path> path;
    private @Nullable URLClassLoader loader;

    ProcessorLoaders(List<Path> path) {
        this.path = List.copyOf(path);
    }

    /** The loader, hidden in another one, because javac would close it after a compilation. */
    ClassLoader get() {
        URLClassLoader current = loader;
        if (current == null) {
            ClassLoader parent = ToolProvider.getSystemJavaCompiler().getClass().getClassLoader();
            current = new URLClassLoader(
                    "processors", path.stream().map(ProcessorLoaders::url).toArray(URL[]::new), parent);
            loader = current;
        }
        return new ClassLoader(current) {};
    }

    /** Loads processors anew from now on. */
    @Override
    public void close() throws IOException {
        URLClassLoader current = loader;
        loader = null;
        if (current != null) {
            current.close();
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("every path of the default file system has a URL: " + path, e);
        }
    }
}
