package dev.hotreload.maven.compile.javac;

import java.beans.Introspector;
import java.io.Closeable;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The class loaders of annotation processors and compiler plugins, a fresh one for each compilation.
 *
 * <p>As in a compiler that runs once, nothing that a processor keeps in static fields is there in the next compilation.
 * Lombok, for one, notes there that MapStruct need not wait for it any more. The jars stay open, and the next loader
 * has loaded, when it is needed, what the last one had; but not if there are directories, because their processors may
 * be changed meanwhile. Used by one thread at a time.
 */
final class ProcessorLoaders implements Closeable {

    private final URL[] path;
    private final List<JarFile> open = new ArrayList<>();
    private final boolean isOnlyJars;
    private @Nullable ProcessorLoader current;
    private @Nullable ProcessorLoader next;

    ProcessorLoaders(List<Path> path) {
        this.path = path.stream().map(ProcessorLoaders::url).toArray(URL[]::new);
        this.isOnlyJars = path.stream().noneMatch(Files::isDirectory);
        for (Path entry : path) {
            if (Files.isRegularFile(entry)) {
                open(entry);
            }
        }
    }

    /** Whoever opens a jar that is open already shares what the JDK has read of it. */
    private void open(Path jar) {
        try {
            open.add(new JarFile(jar.toFile()));
        } catch (IOException e) {
            // javac, which meets it next, says what is wrong with it.
        }
    }

    /** The loader of this compilation. */
    ClassLoader get() {
        ProcessorLoader loader = current;
        if (loader == null) {
            loader = next == null ? create() : next;
            loader.use();
            current = loader;
            next = null;
        }
        return loader;
    }

    private ProcessorLoader create() {
        return new ProcessorLoader(
                path, ToolProvider.getSystemJavaCompiler().getClass().getClassLoader());
    }

    /** Ends a compilation. */
    void end() throws IOException {
        ProcessorLoader last = current;
        if (last == null) {
            return;
        }
        current = null;
        last.close();
        // These caches would keep the classes of each compilation until memory runs short.
        Introspector.flushCaches();
        if (isOnlyJars) {
            next = prepared(last.defined());
        }
    }

    private ProcessorLoader prepared(List<String> names) {
        ProcessorLoader following = create();
        Thread preparing = new Thread(() -> following.prepare(names), "hotreload-processors");
        preparing.setDaemon(true);
        preparing.start();
        return following;
    }

    @Override
    public void close() throws IOException {
        for (ProcessorLoader loader : new ProcessorLoader[] {current, next}) {
            if (loader != null) {
                loader.use();
                loader.close();
            }
        }
        current = null;
        next = null;
        for (JarFile jar : open) {
            jar.close();
        }
        open.clear();
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("every path of the default file system has a URL: " + path, e);
        }
    }
}
