package dev.hotreload.renewal;

import java.lang.management.ManagementFactory;
import java.util.function.Predicate;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanRegistrationException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** Takes the managed beans of a generation that goes out of the platform's server. Loaded only where there is JMX. */
final class ManagedBeans {
    private ManagedBeans() {}

    static void unregister(Predicate<@Nullable ClassLoader> goes) throws MBeanRegistrationException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : server.queryNames(null, null)) {
            try {
                if (goes.test(server.getClassLoaderFor(name))) {
                    server.unregisterMBean(name);
                }
            } catch (InstanceNotFoundException goneMeanwhile) {
                // Which is all that was wanted.
            }
        }
    }
}
