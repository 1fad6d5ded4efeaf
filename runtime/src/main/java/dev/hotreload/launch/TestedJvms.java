package dev.hotreload.launch;

import java.util.List;

/** The JVMs on which classes may get other interfaces without the user's asking for it. */
final class TestedJvms {
    /**
     * One of them.
     *
     * @param feature the Java version
     * @param os what {@code os.name} begins with
     * @param architecture {@code os.arch}
     * @param version what {@code java.vm.version} begins with
     * @param on when the hour was run
     */
    private record Tested(int feature, String os, String architecture, String version, String on) {}

    /**
     * An entry is made by whoever has run the hour, and two hours of random programs that change interfaces and
     * superclasses without a wrong answer; it goes when a run after it fails. What was run is in
     * {@code docs/decisions.md}.
     */
    private static final List<Tested> ALL = List.of(
            new Tested(17, "Linux", "amd64", "17.0.15+6-Debian-1deb12u1", "2026-11-30"),
            new Tested(25, "Linux", "amd64", "25.0.3+9-LTS", "2026-11-30"));

    private TestedJvms() {}

    /** Whether this JVM is one of them. */
    static boolean hasThis() {
        return ALL.stream()
                .anyMatch(tested -> tested.feature() == Runtime.version().feature()
                        && System.getProperty("os.name", "").startsWith(tested.os())
                        && System.getProperty("os.arch", "").equals(tested.architecture())
                        && System.getProperty("java.vm.version", "").startsWith(tested.version()));
    }
}
