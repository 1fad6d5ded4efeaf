package dev.hotreload.loader;

import java.util.HashSet;
import java.util.Set;

/**
 * Which packages are the JDK's, and whose loader has them.
 *
 * <p>On a flat class path the application finds those of the built-in loader (the compiler, {@code jshell}, {@code
 * jdk.jdi} …) because that loader is its own. Here it is only the parent, and what else it has, our own jar, must stay
 * unseen; so it is asked for these packages alone.
 *
 * <p>The platform's loader is asked for its packages alone, too. It has nothing else, and it says so with an exception:
 * one for each class of a jar, with a stack trace as deep as frameworks call.
 */
final class JdkModules {

    private final Set<String> ofBuiltIn = new HashSet<>();
    private final Set<String> ofPlatform = new HashSet<>();

    JdkModules(ClassLoader builtIn) {
        for (Module module : ModuleLayer.boot().modules()) {
            (module.getClassLoader() == builtIn ? ofBuiltIn : ofPlatform).addAll(module.getPackages());
        }
    }

    /** Whether a module of the built-in loader has the package of this class. */
    boolean haveClass(String binaryName) {
        return isIn(ofBuiltIn, binaryName);
    }

    /** Whether a module of the platform's loader or of the JVM has the package of this class. */
    boolean platformHasClass(String binaryName) {
        return isIn(ofPlatform, binaryName);
    }

    private static boolean isIn(Set<String> packages, String binaryName) {
        int dot = binaryName.lastIndexOf('.');
        return dot > 0 && packages.contains(binaryName.substring(0, dot));
    }

    /** Whether a module of the built-in loader has the package of this resource. */
    boolean haveResource(String path) {
        int slash = path.lastIndexOf('/');
        return slash > 0 && ofBuiltIn.contains(path.substring(0, slash).replace('/', '.'));
    }
}
