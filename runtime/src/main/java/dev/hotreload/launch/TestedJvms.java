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
     * An entry is made by whoever has run the hour, and goes when a run after it fails. At the moment there is none:
     * the hour went well on 2026-11-30 on {@code 17.0.15+6-Debian-1deb12u1} and {@code 25.0.3+9-LTS}, both on Linux and
     * {@code amd64}, but random programs with changes of interfaces have still to go two hours without a wrong answer
     * (see {@code docs/decisions.md}).
     */
    private static final List<Tested> ALL = List.of();

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
