package dev.hotreload.maven.launch;

import dev.hotreload.maven.message.LaunchTexts;
import java.time.Duration;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Passes the application's exit code on.
 *
 * <p>A failed goal ends Maven with 1. Only {@link System#exit} passes another code on, and only a Maven that is the
 * {@code mvn} command may be ended so: the JVM of an IDE or of the Maven daemon lives longer than one build.
 */
public final class ExitCode {

    private ExitCode() {}

    /**
     * Returns if the code is 0; ends Maven, or fails the goal, if it is not.
     *
     * @throws MojoFailureException if the code is not 0 and this JVM must live on
     */
    public static void passOn(int exitCode, String mainClass, Duration after, Log log) throws MojoFailureException {
        if (exitCode == 0) {
            return;
        }
        if (!MvnCommand.isThisJvm()) {
            throw new MojoFailureException(LaunchTexts.ended(mainClass, exitCode, after));
        }
        log.error(LaunchTexts.loggedEnd(mainClass, exitCode, after));
        System.exit(exitCode);
    }
}
