package dev.hotreload.renewal;

import dev.hotreload.live.TrustedLookup;

/** Parts of the JDK that may be missing, or that the program may not have used. Safe for use by any thread. */
final class JdkParts {
    private final TrustedLookup lookup;

    JdkParts(TrustedLookup lookup) {
        this.lookup = lookup;
    }

    /** Whether JDBC drivers may have been registered. */
    boolean hasDrivers() throws Throwable {
        return isUsed("java.sql", "java.sql.DriverManager");
    }

    /** Whether there is a server with managed beans. */
    boolean hasManagedBeans() throws Throwable {
        // Asked for, the server would be made.
        return isUsed("java.management", "java.lang.management.ManagementFactory")
                && lookup.trusted()
                                .findStaticGetter(
                                        Class.forName("java.lang.management.ManagementFactory"),
                                        "platformMBeanServer",
                                        Class.forName("javax.management.MBeanServer"))
                                .invoke()
                        != null;
    }

    /** Whether a window, a picture or a font was made; not in JDKs without contexts of AWT. */
    boolean hasWindowContexts() throws Throwable {
        try {
            return isUsed("java.desktop", "sun.awt.AppContext");
        } catch (ClassNotFoundException newer) {
            return false;
        }
    }

    private boolean isUsed(String module, String binaryName) throws Throwable {
        return ModuleLayer.boot().findModule(module).isPresent()
                && lookup.isInitialised(Class.forName(binaryName, false, ClassLoader.getPlatformClassLoader()));
    }
}
