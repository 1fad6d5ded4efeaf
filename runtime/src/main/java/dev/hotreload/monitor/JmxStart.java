package dev.hotreload.monitor;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Shows the counts in the platform's MBean server. */
record JmxStart(GenerationCounts counts) implements Runnable {
    @Override
    public void run() {
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(counts, new ObjectName(GenerationsMXBean.NAME));
        } catch (JMException | RuntimeException | LinkageError e) {
            // The application may have an MBean server of its own making that takes no such object. Reloading goes on,
            // and
            // the same numbers are in the events file.
        }
    }
}
