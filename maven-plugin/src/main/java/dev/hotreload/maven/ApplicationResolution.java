package dev.hotreload.maven;

import dev.hotreload.launch.LaunchSupport;
import dev.hotreload.maven.compile.CompileMode;
import dev.hotreload.maven.compile.CompileServices;
import dev.hotreload.maven.launch.ApplicationLaunch;
import dev.hotreload.maven.launch.ClassFileSearch;
import dev.hotreload.maven.launch.Companion;
import dev.hotreload.maven.launch.LaunchParameters;
import dev.hotreload.maven.launch.ResolvedApplication;
import dev.hotreload.maven.launch.SpringBootRun;
import dev.hotreload.maven.message.LaunchTexts;
import dev.hotreload.maven.message.MainClassTexts;
import dev.hotreload.maven.reactor.ApplicationModule;
import dev.hotreload.maven.reactor.ClassPaths;
import dev.hotreload.maven.reactor.ProjectJdk;
import dev.hotreload.maven.reactor.Reactor;
import dev.hotreload.maven.reactor.ReactorBuild;
import dev.hotreload.maven.reactor.RuntimeClassPath;
import dev.hotreload.maven.support.Supports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * Resolves all that the launch of an application needs: its class path, its JDK, our own jars.
 *
 * @param build builds the reactor once more
 * @param classPaths resolves class paths
 * @param jdks the JDKs that projects run with
 * @param compiling makes what compiles beside the application
 * @param pluginArtifacts this plugin's own jars
 * @param parameters what the user configured
 * @param mode who compiles
 * @param siblings whether the modules around the one where Maven was started are built, too
 * @param supportParameters the parameters that switch supports on, as far as the user has set them
 * @param session the session of the user's command
 */
record ApplicationResolution(
        ReactorBuild build,
        ClassPaths classPaths,
        ProjectJdk jdks,
        CompileServices compiling,
        Map<String, Artifact> pluginArtifacts,
        Parameters parameters,
        CompileMode mode,
        boolean siblings,
        Set<String> supportParameters,
        MavenSession session,
        Log log) {

    private static final String RUNTIME = "dev.hotreload:hotreload-runtime";

    /** What the user configured about a launch. */
    interface Parameters {

        /**
         * All of it, checked.
         *
         * @param sources where the packages of the application's sources begin
         */
        LaunchParameters of(List<Path> sources) throws MojoFailureException;
    }

    /**
     * Resolves it.
     *
     * @param reactor the modules, which are built
     * @throws MojoFailureException if something is missing or misconfigured
     */
    ResolvedApplication resolve(ApplicationModule application, Reactor reactor) throws MojoFailureException {
        MavenProject project = application.project();
        RuntimeClassPath resolved = classPaths.runtime(project, reactor, session);
        List<Path> classPath = resolved.entries();
        requireMainClass(application, classPath, reactor);
        ApplicationLaunch launch = new ApplicationLaunch(
                application.mainClass(),
                reactor.name(project),
                project.getBasedir().toPath(),
                reactor.projects().stream()
                        .map(one -> one.getBasedir().toPath().toAbsolutePath())
                        .toList(),
                Path.of(project.getBuild().getDirectory(), "hotreload", "launch.properties"),
                classPath,
                reactor.modulesOn(classPath),
                jdks.of(project, reactor),
                runtime(),
                supports(resolved),
                parametersOf(project, reactor.sources()));
        return new ResolvedApplication() {
            @Override
            public ApplicationLaunch launch() {
                return launch;
            }

            @Override
            public Companion companion() {
                return compiling.companion(mode, reactor, session, launch.parameters());
            }

            @Override
            public ResolvedApplication again() throws MojoFailureException {
                Reactor next = build.bringUpToDate(session, siblings);
                MavenProject same = next.projects().stream()
                        .filter(each -> each.getGroupId().equals(project.getGroupId())
                                && each.getArtifactId().equals(project.getArtifactId()))
                        .findFirst()
                        .orElseThrow(() -> new MojoFailureException(LaunchTexts.moduleIsGone(reactor.name(project))));
                return resolve(new ApplicationModule(same, application.mainClass()), next);
            }
        };
    }

    private void requireMainClass(ApplicationModule application, List<Path> classPath, Reactor reactor)
            throws MojoFailureException {
        if (!ClassFileSearch.contains(classPath, application.mainClass())) {
            List<String> startable;
            try {
                startable = ApplicationSearch.startable(application.project(), reactor, jdks);
            } catch (IOException e) {
                // The list is only advice; the missing class is what the message is about.
                startable = List.of();
            }
            throw new MojoFailureException(MainClassTexts.mainClassNotFound(
                    application.mainClass(), reactor.name(application.project()), startable));
        }
    }

    private LaunchParameters parametersOf(MavenProject project, List<Path> sources) throws MojoFailureException {
        LaunchParameters own = parameters.of(sources);
        Optional<SpringBootRun> configured = SpringBootRun.of(project, session.getUserProperties());
        if (configured.isEmpty()) {
            return own;
        }
        LaunchParameters all = own.over(configured.get());
        if (!all.equals(own)) {
            log.info(LaunchTexts.asSpringBootRun());
        }
        List<String> notFollowed = configured.get().notFollowed();
        if (!notFollowed.isEmpty()) {
            log.warn(LaunchTexts.notAsSpringBootRun(notFollowed));
        }
        return all;
    }

    private List<LaunchSupport> supports(RuntimeClassPath resolved) {
        List<Path> own = pluginArtifacts.values().stream()
                .map(Artifact::getFile)
                .filter(Objects::nonNull)
                .map(File::toPath)
                .toList();
        return new Supports(own, supportParameters, log::warn).of(resolved.versions(), resolved.entries());
    }

    private Path runtime() throws MojoFailureException {
        Artifact runtime = pluginArtifacts.get(RUNTIME);
        File jar = runtime == null ? null : runtime.getFile();
        if (jar == null || !jar.isFile()) {
            throw new MojoFailureException(LaunchTexts.runtimeIsNoJar(String.valueOf(jar)));
        }
        return jar.toPath();
    }
}
