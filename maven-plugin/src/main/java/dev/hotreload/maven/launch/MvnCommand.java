package dev.hotreload.maven.launch;

/**
 * Whether this JVM is the {@code mvn} command, which lives and dies with one build.
 *
 * <p>In an IDE or the Maven daemon a build is a guest: its standard streams are not the user's, and ending the JVM
 * would end more than the build.
 */
public final class MvnCommand {

    /** The class that the {@code mvn} script starts, in Maven 3 and 4. */
    private static final String LAUNCHER = "org.codehaus.plexus.classworlds.launcher.Launcher";

    private MvnCommand() {}

    /** Whether this JVM was started by the {@code mvn} script. */
    public static boolean isThisJvm() {
        return isIn(System.getProperty("sun.java.command", ""));
    }

    /**
     * Whether a JVM was.
     *
     * @param javaCommand its {@code sun.java.command}: the main class and its arguments
     */
    static boolean isIn(String javaCommand) {
        return javaCommand.equals(LAUNCHER) || javaCommand.startsWith(LAUNCHER + " ");
    }
}
