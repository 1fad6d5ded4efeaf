package dev.hotreload.maven.launch;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** An application as Maven has built it and resolved its class path. */
public interface ResolvedApplication {

    /** What is launched. */
    ApplicationLaunch launch();

    /** Makes what works beside it, for each JVM and each class path; it is closed at the end. */
    Companion companion();

    /**
     * Reads the poms again, builds, and resolves. To be called on the thread on which Maven runs the goal.
     *
     * @throws MojoFailureException if that fails; this one is as it was
     * @throws MojoExecutionException if that fails in another way
     */
    ResolvedApplication again() throws MojoFailureException, MojoExecutionException;
}
