package dev.hotreload.vm.stress;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Has classes of this package of its own; all others are its parent's. */
final class StressLoader extends ClassLoader {
    private static final String PACKAGE = StressLoader.class.getPackageName() + '.';

    private StressLoader(ClassLoader parent) {
        super(parent);
    }

    /** The class of the same name, of a new loader. */
    static Class<?> load(Class<?> type) throws ClassNotFoundException {
        return new StressLoader(type.getClassLoader()).loadClass(type.getName());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PACKAGE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (@Nullable InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] classFile = in.readAllBytes();
            return defineClass(name, classFile, 0, classFile.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
