package dev.hotreload.maven.message;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The texts about the start of the application and its end. */
public final class LaunchTexts {

    /** In front of everything that is logged. */
    private static final String PREFIX = "hotreload  ";

    private LaunchTexts() {}

    /** A framework is there in a version that its support does not know. */
    public static String unknownFrameworkVersion(String framework, String artifact, String version, String known) {
        return PREFIX + framework + " follows reloads from version " + known + "; " + artifact + " is " + version
                + ", so classes reload, and " + framework + " does not notice";
    }

    /** A jar of the plugin's own cannot be read. */
    public static String supportUnreadable(Path jar, String failure) {
        return PREFIX + "the support in " + jar + " cannot be read (" + failure
                + "); its framework does not notice reloads";
    }

    /** The application gets what is configured for {@code spring-boot:run}. */
    public static String asSpringBootRun() {
        return PREFIX + "arguments and environment as configured for spring-boot:run";
    }

    /** Some of what is configured for {@code spring-boot:run} has no effect. */
    public static String notAsSpringBootRun(List<String> parameters) {
        return PREFIX + "the configuration of spring-boot-maven-plugin has " + Lists.enumerate(parameters)
                + ", which hotreload:run does not follow";
    }

    /** The nested build up to process-classes failed. */
    public static String buildFailed(String phase, String reason) {
        return "the classes could not be brought up to date (" + phase + "): " + reason;
    }

    /** Somebody interrupted the thread that waits for the application. */
    public static String interrupted(String mainClass) {
        return mainClass + " was ended, because the build was interrupted";
    }

    /** The application's class path could not be resolved. */
    public static String classPathUnresolved(String module, String reason) {
        return "the class path of " + module + " could not be resolved: " + reason;
    }

    /** No usable JDK in a directory. */
    public static String noJdk(Path home) {
        return "there is no JDK in " + home + ": it has no release file or no bin/java.\n"
                + "  Install a JDK 17 or newer there, or correct the toolchain or JAVA_HOME that names it";
    }

    /** The toolchain that the project selects does not say where its JDK is. */
    public static String toolchainWithoutJava(String toolchain) {
        return "the project's JDK toolchain has no java command: " + toolchain + ".\n"
                + "  Correct its <jdkHome> in toolchains.xml";
    }

    /** The JDK is older than the runtime. */
    public static String jdkTooOld(Path home, String version) {
        return "the JDK in " + home + " is version " + version + "; hot reload needs 17 or newer.\n"
                + "  Set JAVA_HOME to a newer JDK, or choose one with maven-toolchains-plugin";
    }

    /** The JDK's release file has a version that is no version. */
    public static String unknownJdkVersion(Path home, String version) {
        return "cannot tell the version of the JDK in " + home + ": its release file says \"" + version + "\".\n"
                + "  Set JAVA_HOME to a JDK 17 or newer";
    }

    /** The plugin runs from class folders, which a JVM cannot take as an agent. */
    public static String runtimeIsNoJar(String location) {
        return "the hot reload runtime is not a jar: " + location + ".\n"
                + "  Run mvn install in the hot reload project first, then the goal in a second command";
    }

    /** A file of the launch could not be written, or the process could not be started. */
    public static String launchFailed(String mainClass, String reason) {
        return mainClass + " could not be started: " + reason;
    }

    /** The application ended with an exit code other than 0, and with it Maven. */
    public static String loggedEnd(String mainClass, int exitCode, Duration after) {
        return PREFIX + ended(mainClass, exitCode, after);
    }

    /** The application ended with an exit code other than 0. */
    public static String ended(String mainClass, int exitCode, Duration after) {
        return mainClass + " ended with exit code " + exitCode + " after "
                + String.format(Locale.ROOT, "%.1f s", after.toMillis() / 1000.0);
    }

    /** The poms do not have the application's module any more. */
    public static String moduleIsGone(String module) {
        return "there is no module " + module + " any more";
    }
}
