package dev.hotreload.maven.reactor;

import org.apache.maven.project.MavenProject;

/**
 * The module that is run.
 *
 * @param project the module
 * @param mainClass binary name of the class whose {@code main} is run; it may be in one of the module's dependencies
 */
public record ApplicationModule(MavenProject project, String mainClass) {}
