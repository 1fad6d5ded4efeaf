package dev.hotreload.maven;

import dev.hotreload.maven.launch.Jdk;
import dev.hotreload.maven.launch.MainClasses;
import dev.hotreload.maven.message.MainClassTexts;
import dev.hotreload.maven.reactor.ApplicationModule;
import dev.hotreload.maven.reactor.ApplicationModuleFinder;
import dev.hotreload.maven.reactor.ModuleConfiguration;
import dev.hotreload.maven.reactor.ProjectJdk;
import dev.hotreload.maven.reactor.Reactor;
import dev.hotreload.maven.reactor.SeveralMainClassesException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * Tells which class of which module is the application.
 *
 * @param jdks the JDKs that projects run with
 * @param mainClasses the main class that a module configures
 * @param module the module that the user has chosen; empty: none
 */
record ApplicationSearch(ProjectJdk jdks, ConfiguredMainClass mainClasses, Optional<String> module) {

    /** What a module configures. */
    interface ConfiguredMainClass {
        Optional<String> of(MavenProject project) throws MojoExecutionException;
    }

    /** What knows the startable classes of a module. */
    private interface StartableClasses {
        List<String> of(MavenProject project) throws MojoFailureException, IOException;
    }

    /**
     * Looks at what an earlier build left and the sources have not changed since: that tells before the build that
     * somebody must choose.
     *
     * @throws SeveralMainClassesException if somebody must
     */
    void requireOneMainClass(Reactor before, Log log) throws SeveralMainClassesException, MojoExecutionException {
        try {
            find(
                    before,
                    project -> new MainClasses(Jdk.OLDEST)
                            .upToDateIn(
                                    Reactor.classes(project),
                                    project.getCompileSourceRoots().stream()
                                            .map(Path::of)
                                            .toList()));
        } catch (SeveralMainClassesException e) {
            throw e;
        } catch (MojoFailureException | IOException e) {
            // Whatever else is wrong may be right after the build.
            log.debug(e);
        }
    }

    /**
     * The application, once it is built.
     *
     * @throws MojoFailureException if there is none, or several
     */
    ApplicationModule find(Reactor reactor) throws MojoFailureException, MojoExecutionException {
        try {
            return find(reactor, project -> startable(project, reactor));
        } catch (IOException e) {
            throw new MojoFailureException(MainClassTexts.classesUnreadable(String.valueOf(e.getMessage())), e);
        }
    }

    private ApplicationModule find(Reactor reactor, StartableClasses startable)
            throws MojoFailureException, MojoExecutionException, IOException {
        ModuleConfiguration configuration = new ModuleConfiguration() {
            @Override
            public Optional<String> mainClass(MavenProject project) throws MojoExecutionException {
                return mainClasses.of(project);
            }

            @Override
            public List<String> startableClasses(MavenProject project) throws MojoFailureException, IOException {
                return startable.of(project);
            }
        };
        return new ApplicationModuleFinder(reactor, configuration).find(module);
    }

    private List<String> startable(MavenProject project, Reactor reactor) throws MojoFailureException, IOException {
        return startable(project, reactor, jdks);
    }

    /** The startable classes of a module that is built. */
    static List<String> startable(MavenProject project, Reactor reactor, ProjectJdk jdks)
            throws MojoFailureException, IOException {
        return new MainClasses(jdks.of(project, reactor).feature()).in(Reactor.classes(project));
    }
}
