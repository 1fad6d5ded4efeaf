package dev.hotreload.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The options with which a JVM is started under the runtime. */
public final class JvmOptions {
    private JvmOptions() {}

    /**
     * All options in order, class path included, for a HotSpot JVM of JDK 17 to 25.
     *
     * @param runtimeJar the shaded runtime jar, absolute
     * @param launchFile the written {@link LaunchDescription}, absolute
     */
    public static List<String> of(Path runtimeJar, Path launchFile) {
        return Stream.concat(hotSpot().stream(), runtime(runtimeJar, launchFile).stream())
                .toList();
    }

    /** The options that give the engine its full reach; a JVM that does not know them refuses to start. */
    public static List<String> hotSpot() {
        return List.of(
                // Lets redefineClasses add private methods. Deprecated since JDK 13, for which the JVM warns; that
                // warning is silenced first.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-PrintWarnings",
                "-XX:+AllowRedefinitionToAddDeleteMethods",
                // JDK 25 warns that it does not archive application classes under another system class loader.
                "-Xlog:cds=error");
    }

    /**
     * The options that bring the runtime in, for any JVM. They come after the user's own, whose class path must not
     * take their place.
     *
     * @param runtimeJar the shaded runtime jar, absolute
     * @param launchFile the written {@link LaunchDescription}, absolute
     */
    public static List<String> runtime(Path runtimeJar, Path launchFile) {
        return List.of(
                "-D" + LaunchDescription.PROPERTY + "=" + launchFile,
                "-Djava.system.class.loader=dev.hotreload.loader.ApplicationLoader",
                "-javaagent:" + runtimeJar,
                "-cp",
                runtimeJar.toString());
    }
}
