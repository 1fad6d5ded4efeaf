package dev.hotreload.loader;

import org.jspecify.annotations.Nullable;

/**
 * The classes of the JVM's own loader, those among them that agents or {@code -Xbootclasspath/a} have added.
 *
 * <p>No other loader tells that there is no such class without an exception. It has no parent, and defines nothing.
 * Safe for use by any thread.
 */
final class JvmClasses extends ClassLoader {

    JvmClasses() {
        super(null);
    }

    /** Nobody else's: the JVM's loader has locks of its own, and may call agents that wait for other threads. */
    @Override
    protected Object getClassLoadingLock(String binaryName) {
        return new Object();
    }

    /** The class of this name, or null if the JVM's loader has none. */
    @Nullable
    Class<?> find(String binaryName) throws ClassNotFoundException {
        return loadClass(binaryName, false);
    }

    /** Called where the JVM's loader has found none. */
    @Override
    protected @Nullable Class<?> findClass(String binaryName) {
        return null;
    }
}
