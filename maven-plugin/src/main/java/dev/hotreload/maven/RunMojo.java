package dev.hotreload.maven;

import dev.hotreload.maven.compile.CompileServices;
import dev.hotreload.maven.launch.ApplicationLaunch;
import dev.hotreload.maven.launch.ExitCode;
import dev.hotreload.maven.launch.ResolvedApplication;
import dev.hotreload.maven.launch.SpringBootRun;
import dev.hotreload.maven.launch.Terminal;
import dev.hotreload.maven.message.LaunchTexts;
import dev.hotreload.maven.message.ParameterTexts;
import dev.hotreload.maven.reactor.ApplicationModule;
import dev.hotreload.maven.reactor.ClassPaths;
import dev.hotreload.maven.reactor.ProjectJdk;
import dev.hotreload.maven.reactor.Reactor;
import dev.hotreload.maven.reactor.ReactorBuild;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.Maven;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.LegacySupport;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * Runs the application in a JVM of its own and reloads its classes while it runs.
 *
 * <p>Brings the classes of the application module, and of all modules that it depends on, up to date first. Works alone
 * in a single project, in the root of a multi-module project, with <code>-pl app -am</code>, and in a module's own
 * directory. A parameter in the pom of the application module overrides one in the pom where Maven was started.
 */
@Mojo(name = "run", aggregator = true, threadSafe = true)
public class RunMojo extends ReloadParameters {

    /**
     * The class whose <code>main</code> method is run. Default: the one class with a <code>main</code> method in the
     * application module. Example: <code>com.example.App</code>.
     */
    @Parameter(property = "hotreload.mainClass")
    private @Nullable String mainClass;

    /**
     * The application module of a multi-module project: its artifact id, <code>groupId:artifactId</code>, or its
     * directory below the root. Default: the module that has the main class. Example: <code>app</code>.
     */
    @Parameter(property = "hotreload.module")
    private @Nullable String module;

    /**
     * Whether the modules around the one where Maven was started, as far as the application depends on them, are built
     * and reloaded, too. <code>false</code>: they are taken from the repository, as they were last installed; what
     * Maven was started with is all that is built. Example: <code>-Dhotreload.siblings=false</code>.
     */
    @Parameter(property = "hotreload.siblings", defaultValue = "true")
    private boolean siblings = true;

    /** Does nothing at all. Example: <code>-Dhotreload.skip</code>. */
    @Parameter(property = "hotreload.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private @Nullable MojoExecution execution;

    @Parameter(defaultValue = "${plugin.artifactMap}", readonly = true, required = true)
    private Map<String, Artifact> pluginArtifacts = Map.of();

    private final ReactorBuild build;
    private final ClassPaths classPaths;
    private final ProjectJdk jdks;
    private final MavenPluginManager plugins;
    private final CompileServices compiling;

    /** Called by Maven's container, with Maven's own components. */
    @Inject
    public RunMojo(
            Maven maven,
            LegacySupport legacySupport,
            ToolchainManager toolchains,
            MavenPluginManager plugins,
            CompileServices compiling) {
        this.build = new ReactorBuild(maven, legacySupport);
        this.classPaths = compiling.classPaths();
        this.jdks = new ProjectJdk(toolchains);
        this.plugins = plugins;
        this.compiling = compiling;
    }

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        MavenSession current = Objects.requireNonNull(session);
        if (ReactorBuild.isNested(current)) {
            // A pom binds this goal to an early phase, and this is the build that the goal itself started.
            return;
        }
        if (skip) {
            getLog().info(ParameterTexts.skipped());
            return;
        }
        MojoExecution running = Objects.requireNonNull(execution);
        UnknownProperties.warn(current.getUserProperties(), running.getMojoDescriptor(), getLog());
        // Wrong values are reported before anything is compiled.
        parameters(List.of(), false, false);
        compileMode();
        ModuleParameters configurations = new ModuleParameters(plugins, current, running);
        ApplicationSearch search = new ApplicationSearch(
                jdks, project -> mainClass(configurations, project, current), Optional.ofNullable(module));
        search.requireOneMainClass(Reactor.before(current), getLog());
        Reactor reactor = build.bringUpToDate(current, siblings);
        ApplicationModule application = search.find(reactor);
        RunMojo configured = configurations.configure(RunMojo.class, application.project());
        configured.launch(application, reactor, current);
    }

    private static Optional<String> mainClass(
            ModuleParameters configurations, MavenProject project, MavenSession current) throws MojoExecutionException {
        RunMojo configured = configurations.configure(RunMojo.class, project);
        return Optional.ofNullable(configured.mainClass)
                .or(() -> SpringBootRun.of(project, current.getUserProperties()).flatMap(SpringBootRun::mainClass));
    }

    private void launch(ApplicationModule application, Reactor reactor, MavenSession current)
            throws MojoFailureException, MojoExecutionException {
        boolean isColoured =
                Terminal.isColoured(current.getUserProperties().getProperty("style.color"), System.getenv());
        ResolvedApplication resolved = new ApplicationResolution(
                        build,
                        classPaths,
                        jdks,
                        compiling,
                        pluginArtifacts,
                        sources -> parameters(
                                sources, isColoured, current.getRequest().isInteractiveMode()),
                        compileMode(),
                        siblings,
                        supportParameters(),
                        current,
                        getLog())
                .resolve(application, reactor);
        long started = System.nanoTime();
        try {
            int exitCode = ApplicationLaunch.run(resolved, getLog());
            Duration after = Duration.ofNanos(System.nanoTime() - started);
            ExitCode.passOn(exitCode, application.mainClass(), after, getLog());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException(LaunchTexts.interrupted(application.mainClass()), e);
        }
    }
}
