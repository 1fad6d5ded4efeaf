package dev.hotreload.maven.reactor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/** What the finder of the application asks about one module. */
public interface ModuleConfiguration {

    /**
     * The main class that the user configured for a module, in its own pom or for all.
     *
     * @throws MojoExecutionException if the module's configuration cannot be read
     */
    Optional<String> mainClass(MavenProject project) throws MojoExecutionException;

    /**
     * The binary names of the module's own classes that the JDK chosen for the module can start, sorted.
     *
     * @throws MojoFailureException if there is no such JDK
     * @throws IOException if a class file cannot be read
     */
    List<String> startableClasses(MavenProject project) throws MojoFailureException, IOException;
}
