package dev.hotreload.loader;

import java.util.HashSet;
import java.util.Set;

/**
 * The JDK's modules that the built-in application loader defines: the compiler, {@code jshell}, {@code jdk.jdi} …
 *
 * <p>On a flat class path the application finds them because that loader is its own. Here it is only the parent, and
 * what else it has, our own jar, must stay unseen; so it is asked for these packages alone.
 */
final class JdkModules {

    private final Set<String> packages = new HashSet<>();

    JdkModules(ClassLoader builtIn) {
        for (Module module : ModuleLayer.boot().modules()) {
            if (module.getClassLoader() == builtIn) {
                packages.addAll(module.getPackages());
            }
        }
    }

    /** Whether one of them has the package of this class. */
    boolean haveClass(String binaryName) {
        int dot = binaryName.lastIndexOf('.');
        return dot > 0 && packages.contains(binaryName.substring(0, dot));
    }

    /** Whether one of them has the package of this resource. */
    boolean haveResource(String path) {
        int slash = path.lastIndexOf('/');
        return slash > 0 && packages.contains(path.substring(0, slash).replace('/', '.'));
    }
}
