package dev.hotreload.launch;

import java.nio.file.Path;
import java.util.List;

/** The options with which a JVM is started under the runtime; the application's own options follow them. */
public final class JvmOptions {
    private JvmOptions() {}

    /**
     * The options in order, class path included.
     *
     * @param runtimeJar the shaded runtime jar, absolute
     * @param launchFile the written {@link LaunchDescription}, absolute
     */
    public static List<String> of(Path runtimeJar, Path launchFile) {
        return List.of(
                // Lets redefineClasses add private methods. Deprecated since JDK 13, for which the JVM warns; that
                // warning is silenced first.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-PrintWarnings",
                "-XX:+AllowRedefinitionToAddDeleteMethods",
                // JDK 25 warns that it does not archive application classes under another system class loader.
                "-Xlog:cds=error",
                "-D" + LaunchDescription.PROPERTY + "=" + launchFile,
                "-Djava.system.class.loader=dev.hotreload.loader.ApplicationLoader",
                "-javaagent:" + runtimeJar,
                "-cp",
                runtimeJar.toString());
    }
}
