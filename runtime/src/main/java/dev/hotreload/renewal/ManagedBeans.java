package dev.hotreload.renewal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanRegistrationException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Takes the managed beans of a generation that goes out of the platform's server. Loaded only where there is JMX. */
final class ManagedBeans {
    private ManagedBeans() {}

    /** Whether there are any of these loaders. */
    static boolean areAny(Going of) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        return server.queryNames(null, null).stream().anyMatch(name -> {
            try {
                return isOf(of, name, server);
            } catch (InstanceNotFoundException goneMeanwhile) {
                return false;
            }
        });
    }

    /**
     * Has the server look for classes in {@code next} in place of the loaders that go: it began with the system class
     * loader of that time.
     */
    static void follow(Going goes, ClassLoader next, JdkFields fields, MethodHandles.Lookup trusted) throws Throwable {
        Object secured = fields.named(ManagementFactory.getPlatformMBeanServer(), "secureClr");
        Object repository = secured == null ? null : fields.named(secured, "clr");
        // A server that is not the JDK's own has something else, or nothing.
        Object entries = repository == null ? null : fields.named(repository, "loaders");
        if (entries instanceof Object[] array) {
            Class<?> type = Class.forName("com.sun.jmx.mbeanserver.ModifiableClassLoaderRepository");
            MethodType change = MethodType.methodType(void.class, ClassLoader.class);
            for (Object entry : array) {
                if (fields.named(entry, "loader") instanceof ClassLoader loader && goes.loader(loader)) {
                    trusted.findVirtual(type, "removeClassLoader", change).invoke(repository, loader);
                    trusted.findVirtual(type, "addClassLoader", change).invoke(repository, next);
                }
            }
        }
    }

    private static boolean isOf(Going going, ObjectName name, MBeanServer server) throws InstanceNotFoundException {
        return going.named(
                server.getClassLoaderFor(name), server.getObjectInstance(name).getClassName());
    }

    static void unregister(Going goes) throws MBeanRegistrationException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : server.queryNames(null, null)) {
            try {
                if (isOf(goes, name, server)) {
                    server.unregisterMBean(name);
                }
            } catch (InstanceNotFoundException goneMeanwhile) {
                // Which is all that was wanted.
            }
        }
    }
}
