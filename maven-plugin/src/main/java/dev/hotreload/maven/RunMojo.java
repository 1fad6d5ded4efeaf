package dev.hotreload.maven;

import dev.hotreload.launch.Hierarchy;
import dev.hotreload.launch.LaunchSupport;
import dev.hotreload.maven.compile.CompileMode;
import dev.hotreload.maven.compile.CompileServices;
import dev.hotreload.maven.control.ControlKind;
import dev.hotreload.maven.launch.ApplicationLaunch;
import dev.hotreload.maven.launch.Arguments;
import dev.hotreload.maven.launch.ClassFileSearch;
import dev.hotreload.maven.launch.Companion;
import dev.hotreload.maven.launch.Counts;
import dev.hotreload.maven.launch.EnvironmentVariables;
import dev.hotreload.maven.launch.ExitCode;
import dev.hotreload.maven.launch.Intervals;
import dev.hotreload.maven.launch.Jdk;
import dev.hotreload.maven.launch.LaunchParameters;
import dev.hotreload.maven.launch.MainClasses;
import dev.hotreload.maven.launch.OnRefused;
import dev.hotreload.maven.launch.ResolvedApplication;
import dev.hotreload.maven.launch.SpringBootRun;
import dev.hotreload.maven.launch.Terminal;
import dev.hotreload.maven.message.Messages;
import dev.hotreload.maven.reactor.ApplicationModule;
import dev.hotreload.maven.reactor.ApplicationModuleFinder;
import dev.hotreload.maven.reactor.ClassPaths;
import dev.hotreload.maven.reactor.ModuleConfiguration;
import dev.hotreload.maven.reactor.ProjectJdk;
import dev.hotreload.maven.reactor.Reactor;
import dev.hotreload.maven.reactor.ReactorBuild;
import dev.hotreload.maven.reactor.RuntimeClassPath;
import dev.hotreload.maven.reactor.SeveralMainClassesException;
import dev.hotreload.maven.support.Supports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
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
import org.apache.maven.project.ProjectDependenciesResolver;
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
public class RunMojo extends RenewalParameters {

    private static final String RUNTIME = "dev.hotreload:hotreload-runtime";

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
     * Whether the modules around the one where Maven was started, as far as the application depends on them, are built and
     * reloaded, too. <code>false</code>: they are taken from the repository, as they were last installed; what Maven was
     * started with is all that is built. Example: <code>-Dhotreload.siblings=false</code>.
     */
    @Parameter(property = "hotreload.siblings", defaultValue = "true")
    private boolean siblings = true;

    /**
     * The arguments of the application: one <code>&lt;arg&gt;</code> element each, or one text that is split at spaces
     * as a shell does, with quotes. Default: none. Example: <code>-Dhotreload.args="--port 8080 --title 'My shop'"</code>.
     */
    @Parameter(property = "hotreload.args")
    private Arguments args = new Arguments();

    /**
     * The arguments of the application's JVM: one <code>&lt;jvmArg&gt;</code> element each, or one text that is split at
     * spaces as a shell does, with quotes. Default: none. Example: <code>-Dhotreload.jvmArgs="-Xmx2g -Dmode=dev"</code>.
     */
    @Parameter(property = "hotreload.jvmArgs")
    private Arguments jvmArgs = new Arguments();

    /**
     * Environment variables of the application, in addition to those of Maven itself, one element each; on the command
     * line see <code>environmentVariables</code>. Default: none. Example:
     * <code>&lt;environment&gt;&lt;MODE&gt;dev&lt;/MODE&gt;&lt;/environment&gt;</code>.
     */
    @Parameter
    private Map<String, String> environment = new LinkedHashMap<>();

    /**
     * Environment variables as one text, for the command line; they override those in <code>environment</code>.
     * Default: none. Example: <code>-Dhotreload.environment="MODE=dev TITLE='My shop'"</code>.
     */
    @Parameter(property = "hotreload.environment")
    private @Nullable String environmentVariables;

    /**
     * The directory in which the application runs. Default: the directory of the application module. A relative path
     * is relative to that directory. Example: <code>target/data</code>.
     */
    @Parameter(property = "hotreload.workingDirectory")
    private @Nullable File workingDirectory;

    /**
     * Patterns of the names of classes that may be reloaded; <code>*</code> stands for any characters but dots,
     * <code>**</code> for any characters. Default: all classes of all modules. Example:
     * <code>-Dhotreload.includes=com.example.**</code>.
     */
    @Parameter(property = "hotreload.includes")
    private List<String> includes = List.of();

    /**
     * Patterns of the names of classes that are never reloaded; they override <code>includes</code>.
     * Default: none. Example: <code>-Dhotreload.excludes=com.example.generated.**,**.*Test</code>.
     */
    @Parameter(property = "hotreload.excludes")
    private List<String> excludes = List.of();

    /**
     * How long a module's output directory must have been still before its changes are applied, so that classes that a
     * compiler writes together are reloaded together. A number with <code>ms</code>, <code>s</code> or <code>m</code>. Example:
     * <code>-Dhotreload.quietPeriod=50ms</code>.
     */
    @Parameter(property = "hotreload.quietPeriod", defaultValue = "10ms")
    private String quietPeriod = "10ms";

    /**
     * Whether this goal compiles saved sources: <code>true</code>, <code>false</code>, or <code>auto</code>, which leaves
     * it to an IDE that compiles on save. Example: <code>-Dhotreload.compile=false</code>.
     */
    @Parameter(property = "hotreload.compile", defaultValue = "auto")
    private String compile = "auto";

    /**
     * Looks for changes at this interval instead of waiting for the file system's events; for network drives and other
     * directories without events. A number with <code>ms</code>, <code>s</code> or <code>m</code>, or
     * <code>off</code>. Example: <code>-Dhotreload.poll=500ms</code>.
     */
    @Parameter(property = "hotreload.poll", defaultValue = "off")
    private String poll = "off";

    /**
     * The file that receives one line of JSON for each generation. The default is in the application module's build
     * directory. Example: <code>-Dhotreload.events=/tmp/events.jsonl</code>.
     */
    @Parameter(property = "hotreload.events", defaultValue = "${project.build.directory}/hotreload/events.jsonl")
    private File events = new File("events.jsonl");

    /**
     * How this goal and the application talk to each other: <code>auto</code>, through a Unix domain socket where the
     * system has them, or <code>tcp</code>, through a port of the loopback interface. Example:
     * <code>-Dhotreload.control=tcp</code>.
     */
    @Parameter(property = "hotreload.control", defaultValue = "auto")
    private String control = "auto";

    /**
     * Whether classes may get and lose interfaces while the application runs, for which the memory of its JVM is changed:
     * <code>true</code>, on every JVM that proves to be as expected; <code>false</code>, on none; or <code>auto</code>, on
     * those JVMs on which that has been tested for an hour, which are none yet. Example:
     * <code>-Dhotreload.hierarchy=true</code>.
     */
    @Parameter(property = "hotreload.hierarchy", defaultValue = "auto")
    private String hierarchy = "auto";

    /**
     * What happens when a change cannot be applied to the running program: <code>keep</code>, it runs on as it is;
     * <code>generation</code>, it begins again in the same JVM, with new class loaders, and keeps what it is to keep;
     * <code>restart</code>, it is started again in a JVM of its own, without Maven's start; or <code>ask</code>, the terminal says
     * which keys there are for it, with <code>keys</code>. Example: <code>-Dhotreload.onRefused=restart</code>.
     */
    @Parameter(property = "hotreload.onRefused", defaultValue = "keep")
    private String onRefused = "keep";

    /**
     * Whether keys in the terminal do something, such as <code>s</code> for the status and <code>h</code> for help. The
     * application's standard input is then empty, because only one can read a terminal. Example:
     * <code>-Dhotreload.keys=true</code>.
     */
    @Parameter(property = "hotreload.keys", defaultValue = "false")
    private boolean keys;

    /** Does nothing at all. Example: <code>-Dhotreload.skip</code>. */
    @Parameter(property = "hotreload.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Ends the application with exit code 0 after this number of generations; <code>0</code> means never. Made for tests.
     * Example: <code>-Dhotreload.exitAfterReloads=2</code>.
     */
    @Parameter(property = "hotreload.exitAfterReloads", defaultValue = "0")
    private String exitAfterReloads = "0";

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
            ProjectDependenciesResolver resolver,
            ToolchainManager toolchains,
            MavenPluginManager plugins,
            CompileServices compiling) {
        this.build = new ReactorBuild(maven, legacySupport);
        this.classPaths = new ClassPaths(resolver);
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
            getLog().info(Messages.skipped());
            return;
        }
        MojoExecution running = Objects.requireNonNull(execution);
        UnknownProperties.warn(current.getUserProperties(), running.getMojoDescriptor(), getLog());
        // Wrong values are reported before anything is compiled.
        parameters(List.of());
        CompileMode.parse(compile);
        ModuleParameters configurations = new ModuleParameters(plugins, current, running);
        requireOneMainClass(Reactor.before(current), configurations);
        Reactor reactor = build.bringUpToDate(current, siblings);
        ApplicationModule application = application(reactor, configurations);
        RunMojo configured = configurations.configure(RunMojo.class, application.project());
        configured.launch(application, reactor, current);
    }

    /** What an earlier build left and the sources have not changed since tells before the build that somebody must choose. */
    private void requireOneMainClass(Reactor reactor, ModuleParameters configurations)
            throws SeveralMainClassesException, MojoExecutionException {
        try {
            find(
                    reactor,
                    configurations,
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
            getLog().debug(e);
        }
    }

    private ApplicationModule application(Reactor reactor, ModuleParameters configurations)
            throws MojoFailureException, MojoExecutionException {
        try {
            return find(reactor, configurations, project -> startable(project, reactor));
        } catch (IOException e) {
            throw new MojoFailureException(Messages.classesUnreadable(String.valueOf(e.getMessage())), e);
        }
    }

    /** What knows the startable classes of a module. */
    private interface StartableClasses {
        List<String> of(MavenProject project) throws MojoFailureException, IOException;
    }

    private ApplicationModule find(Reactor reactor, ModuleParameters configurations, StartableClasses startable)
            throws MojoFailureException, MojoExecutionException, IOException {
        ModuleConfiguration configuration = new ModuleConfiguration() {
            @Override
            public Optional<String> mainClass(MavenProject project) throws MojoExecutionException {
                return Optional.ofNullable(configurations.configure(RunMojo.class, project).mainClass)
                        .or(() -> springBoot(project).flatMap(SpringBootRun::mainClass));
            }

            @Override
            public List<String> startableClasses(MavenProject project) throws MojoFailureException, IOException {
                return startable.of(project);
            }
        };
        return new ApplicationModuleFinder(reactor, configuration).find(Optional.ofNullable(module));
    }

    private List<String> startable(MavenProject project, Reactor reactor) throws MojoFailureException, IOException {
        return new MainClasses(jdks.of(project, reactor).feature()).in(Reactor.classes(project));
    }

    private void launch(ApplicationModule application, Reactor reactor, MavenSession current)
            throws MojoFailureException, MojoExecutionException {
        ResolvedApplication resolved = resolve(application, reactor, current);
        long started = System.nanoTime();
        try {
            int exitCode = ApplicationLaunch.run(resolved, getLog());
            Duration after = Duration.ofNanos(System.nanoTime() - started);
            ExitCode.passOn(exitCode, application.mainClass(), after, getLog());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException(Messages.interrupted(application.mainClass()), e);
        }
    }

    private ResolvedApplication resolve(ApplicationModule application, Reactor reactor, MavenSession current)
            throws MojoFailureException {
        MavenProject project = application.project();
        RuntimeClassPath resolved = classPaths.runtime(project, reactor, current);
        List<Path> classPath = resolved.entries();
        requireMainClass(application, classPath, reactor);
        CompileMode mode = CompileMode.parse(compile);
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
                return compiling.companion(mode, reactor, current, launch.parameters());
            }

            @Override
            public ResolvedApplication again() throws MojoFailureException {
                Reactor next = build.bringUpToDate(current, siblings);
                MavenProject same = next.projects().stream()
                        .filter(each -> each.getGroupId().equals(project.getGroupId())
                                && each.getArtifactId().equals(project.getArtifactId()))
                        .findFirst()
                        .orElseThrow(() -> new MojoFailureException(Messages.moduleIsGone(reactor.name(project))));
                return resolve(new ApplicationModule(same, application.mainClass()), next, current);
            }
        };
    }

    private void requireMainClass(ApplicationModule application, List<Path> classPath, Reactor reactor)
            throws MojoFailureException {
        if (!ClassFileSearch.contains(classPath, application.mainClass())) {
            List<String> startable;
            try {
                startable = startable(application.project(), reactor);
            } catch (IOException e) {
                // The list is only advice; the missing class is what the message is about.
                startable = List.of();
            }
            throw new MojoFailureException(Messages.mainClassNotFound(
                    application.mainClass(), reactor.name(application.project()), startable));
        }
    }

    private LaunchParameters parametersOf(MavenProject project, List<Path> sources) throws MojoFailureException {
        LaunchParameters own = parameters(sources);
        Optional<SpringBootRun> configured = springBoot(project);
        if (configured.isEmpty()) {
            return own;
        }
        LaunchParameters all = own.over(configured.get());
        if (!all.equals(own)) {
            getLog().info(Messages.asSpringBootRun());
        }
        List<String> notFollowed = configured.get().notFollowed();
        if (!notFollowed.isEmpty()) {
            getLog().warn(Messages.notAsSpringBootRun(notFollowed));
        }
        return all;
    }

    private Optional<SpringBootRun> springBoot(MavenProject project) {
        return SpringBootRun.of(project, Objects.requireNonNull(session).getUserProperties());
    }

    private LaunchParameters parameters(List<Path> sources) throws MojoFailureException {
        Map<String, String> variables = new LinkedHashMap<>(environment);
        if (environmentVariables != null) {
            variables.putAll(EnvironmentVariables.parse(environmentVariables));
        }
        return new LaunchParameters(
                args.values("args"),
                jvmArgs.values("jvmArgs"),
                variables,
                Optional.ofNullable(workingDirectory).map(File::toPath),
                includes,
                excludes,
                Intervals.parse("quietPeriod", quietPeriod),
                poll.trim().equals("off") ? Optional.empty() : Optional.of(Intervals.parse("poll", poll)),
                events.toPath(),
                ControlKind.parse(control),
                Counts.parse("exitAfterReloads", exitAfterReloads),
                debugOptions(),
                loopSettings(sources),
                keys,
                Terminal.isColoured(
                        Objects.requireNonNull(session).getUserProperties().getProperty("style.color"),
                        System.getenv()),
                parsedHierarchy(),
                parsedOnRefused(),
                keptMethods());
    }

    private OnRefused parsedOnRefused() throws MojoFailureException {
        OnRefused parsed = OnRefused.parse(onRefused);
        if (parsed == OnRefused.ASK && !keys) {
            throw new MojoFailureException(Messages.asksWithoutKeys());
        }
        return parsed;
    }

    private Hierarchy parsedHierarchy() throws MojoFailureException {
        try {
            return Hierarchy.of(hierarchy.trim());
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(Messages.badHierarchy(hierarchy), e);
        }
    }

    private List<LaunchSupport> supports(RuntimeClassPath resolved) {
        List<Path> own = pluginArtifacts.values().stream()
                .map(Artifact::getFile)
                .filter(Objects::nonNull)
                .map(File::toPath)
                .toList();
        return new Supports(own, getLog()::warn).of(resolved.versions(), resolved.entries());
    }

    private Path runtime() throws MojoFailureException {
        Artifact runtime = pluginArtifacts.get(RUNTIME);
        File jar = runtime == null ? null : runtime.getFile();
        if (jar == null || !jar.isFile()) {
            throw new MojoFailureException(Messages.runtimeIsNoJar(String.valueOf(jar)));
        }
        return jar.toPath();
    }
}
