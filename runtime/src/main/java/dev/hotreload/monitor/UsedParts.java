package dev.hotreload.monitor;

import dev.hotreload.transform.LoadedClassTransformer;
import java.lang.instrument.Instrumentation;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the program, or a tool that has come to it, uses of the JDK to look at itself, known by the classes that the JVM
 * has loaded for it. Asking loads none.
 *
 * <p>Safe for use by any thread; {@link #changed} is called by those that load classes.
 */
final class UsedParts implements LoadedClassTransformer {
    /** Internal name of the class without which no recording runs. */
    static final String FLIGHT_RECORDER = "jdk/jfr/FlightRecorder";

    /** Internal name of the class of the platform's MBean server. */
    static final String MBEAN_SERVER = "com/sun/jmx/mbeanserver/JmxMBeanServer";

    private static final Set<String> PARTS = Set.of(FLIGHT_RECORDER, MBEAN_SERVER);

    private final Instrumentation instrumentation;
    private final Runnable onMBeanServer;
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    private UsedParts(Instrumentation instrumentation, Runnable onMBeanServer) {
        this.instrumentation = instrumentation;
        this.onMBeanServer = onMBeanServer;
    }

    /**
     * Has the JVM tell of what is used from now on.
     *
     * @param onMBeanServer is run once there is an MBean server, at once if there is one already, by the thread that
     *     loads its class, which it must not keep waiting
     */
    static UsedParts of(Instrumentation instrumentation, Runnable onMBeanServer) {
        UsedParts parts = new UsedParts(instrumentation, onMBeanServer);
        // In this order, so that none is missed in between.
        instrumentation.addTransformer(parts);
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (loaded.getClassLoader() == null) {
                parts.loaded(loaded.getName().replace('.', '/'));
            }
        }
        return parts;
    }

    /** Whether the flight recorder has been used. */
    boolean hasFlightRecorder() {
        return used.contains(FLIGHT_RECORDER);
    }

    @Override
    public byte @Nullable [] changed(String internalName, @Nullable Class<?> redefined, byte[] classFile) {
        loaded(internalName);
        return null;
    }

    private void loaded(String internalName) {
        if (PARTS.contains(internalName) && used.add(internalName)) {
            if (internalName.equals(MBEAN_SERVER)) {
                onMBeanServer.run();
            }
            if (used.size() == PARTS.size()) {
                instrumentation.removeTransformer(this);
            }
        }
    }
}
