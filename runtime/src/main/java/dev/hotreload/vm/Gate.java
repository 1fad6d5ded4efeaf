package dev.hotreload.vm;

import java.util.Set;

/**
 * On which JVMs the memory may be touched at all.
 *
 * <p>Whatever passes here must still pass {@link SelfTest} and {@link ProbeAdoption}.
 */
final class Gate {
    private static final int OLDEST = 17;
    private static final int NEWEST = 25;

    /** Those whose processors have the low half of a number first, as {@link LiveMethod} writes it. */
    private static final Set<String> ARCHITECTURES = Set.of("amd64", "x86_64", "aarch64");

    private Gate() {}

    /** @throws UnknownVmException if this JVM is none that the package was written for */
    static void check() throws UnknownVmException {
        int feature = Runtime.version().feature();
        if (feature < OLDEST || feature > NEWEST) {
            throw new UnknownVmException("JDK " + feature + " is not known");
        }
        if (!ARCHITECTURES.contains(architecture())) {
            throw new UnknownVmException("a JVM for " + architecture() + " is not known");
        }
    }

    private static String architecture() {
        return System.getProperty("os.arch", "");
    }
}
