package dev.hotreload.maven.compile.javac;

import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The class loader of the annotation processors and compiler plugins of one compilation. Safe for use by any thread.
 */
final class ProcessorLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final Set<String> defined = new LinkedHashSet<>();
    private volatile boolean isUsed;

    ProcessorLoader(URL[] path, ClassLoader parent) {
        super("processors", path, parent);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> found = super.findClass(name);
        synchronized (defined) {
            defined.add(name);
        }
        return found;
    }

    /** The names of the classes that it has defined, in this order. */
    List<String> defined() {
        synchronized (defined) {
            return List.copyOf(defined);
        }
    }

    /** Notes that a compilation uses it from now on. */
    void use() {
        isUsed = true;
    }

    /** Loads and links classes, but initialises none, until somebody uses this. */
    void prepare(List<String> names) {
        for (String name : names) {
            if (isUsed) {
                return;
            }
            try {
                // The question for its constructors has the JVM verify a class, which takes longer than loading it.
                Constructor<?>[] unused = Class.forName(name, false, this).getDeclaredConstructors();
            } catch (ClassNotFoundException | LinkageError e) {
                // If the processor needs it, it finds out itself, as it would without this.
            }
        }
    }
}
