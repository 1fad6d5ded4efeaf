package dev.hotreload.maven.compile.settings;

import dev.hotreload.maven.reactor.ClassPaths;
import dev.hotreload.maven.reactor.ProjectJdk;
import dev.hotreload.maven.reactor.Reactor;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Reads from Maven's own plan for a module how it is compiled.
 *
 * <p>Whatever the plan has that this process could not do just as well (other compilers, several executions, goals that
 * work on the class files, another JDK) is a reason to run the goals themselves.
 */
public final class ModuleBuildReader {

    private static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";
    private static final String RESOURCES = "org.apache.maven.plugins:maven-resources-plugin";
    private static final Set<String> COMPILE_PHASES = Set.of("compile", "process-classes");

    private final LifecycleExecutor lifecycle;
    private final RepositorySystem repositories;
    private final ClassPaths classPaths;
    private final ProjectJdk jdks;
    private final Reactor reactor;
    private final MavenSession session;

    /**
     * @param session the session of the user's command, for its repositories and settings
     */
    public ModuleBuildReader(
            LifecycleExecutor lifecycle,
            RepositorySystem repositories,
            ClassPaths classPaths,
            ProjectJdk jdks,
            Reactor reactor,
            MavenSession session) {
        this.lifecycle = lifecycle;
        this.repositories = repositories;
        this.classPaths = classPaths;
        this.jdks = jdks;
        this.reactor = reactor;
        this.session = session;
    }

    /**
     * Reads one module's.
     *
     * @throws MojoFailureException if Maven cannot tell, or something cannot be resolved
     */
    public ModuleBuild read(MavenProject project) throws MojoFailureException {
        List<MojoExecution> compileGoals = new ArrayList<>();
        List<MojoExecution> resourceGoals = new ArrayList<>();
        for (MojoExecution execution : plan(project)) {
            String plugin = execution.getGroupId() + ":" + execution.getArtifactId();
            if (COMPILE_PHASES.contains(String.valueOf(execution.getLifecyclePhase()))) {
                compileGoals.add(execution);
            } else if (plugin.equals(RESOURCES) && execution.getGoal().equals("resources")) {
                resourceGoals.add(execution);
            }
        }
        List<Path> classPath = classPaths.compile(project, reactor, session);
        String reason = reasonForGoals(project, compileGoals);
        Optional<CompilerSettings> compiler = Optional.empty();
        if (reason.isEmpty() && !compileGoals.isEmpty()) {
            GoalParameters parameters = parameters(compileGoals.get(0), project);
            reason = reasonForGoals(parameters);
            if (reason.isEmpty()) {
                compiler = Optional.of(settings(project, parameters, classPath));
            }
        }
        return new ModuleBuild(
                project, reactor.name(project), compiler, reason, compileGoals, resourceGoals, classPath);
    }

    private List<MojoExecution> plan(MavenProject project) throws MojoFailureException {
        MavenSession built = reactor.session();
        MavenProject current = built.getCurrentProject();
        ClassLoader contextLoader = Thread.currentThread().getContextClassLoader();
        built.setCurrentProject(project);
        try {
            return lifecycle.calculateExecutionPlan(built, "process-classes").getMojoExecutions();
        } catch (Exception e) {
            // Exception, because Maven declares eleven kinds of it, which all mean that there is no plan.
            throw new MojoFailureException(String.valueOf(e.getMessage()), e);
        } finally {
            built.setCurrentProject(current);
            Thread.currentThread().setContextClassLoader(contextLoader);
        }
    }

    private String reasonForGoals(MavenProject project, List<MojoExecution> goals) throws MojoFailureException {
        for (MojoExecution goal : goals) {
            if (!COMPILER.equals(goal.getGroupId() + ":" + goal.getArtifactId())) {
                return goal.getArtifactId() + ":" + goal.getGoal() + " takes part";
            }
        }
        if (goals.size() > 1) {
            return "it is compiled in " + goals.size() + " executions";
        }
        Path home = jdks.of(project, reactor).home();
        return isThisJdk(home) ? "" : "its toolchain is another JDK";
    }

    private static boolean isThisJdk(Path home) {
        try {
            return Files.isSameFile(home, Path.of(System.getProperty("java.home")));
        } catch (IOException e) {
            // It cannot be looked at, so at least it is not the one that runs.
            return false;
        }
    }

    private static String reasonForGoals(GoalParameters parameters) {
        if (parameters.isTrue("fork") || parameters.text("executable").isPresent()) {
            return "its compiler runs in a process of its own";
        }
        if (!parameters.text("compilerId").orElse("javac").equals("javac")) {
            return "its compiler is not javac";
        }
        if (!parameters.elements("jdkToolchain").isEmpty()) {
            return "its compiler has a toolchain of its own";
        }
        return parameters.isTrue("multiReleaseOutput") || parameters.isTrue("skipMain")
                ? "it is compiled specially"
                : "";
    }

    private GoalParameters parameters(MojoExecution execution, MavenProject project) {
        MavenSession built = reactor.session().clone();
        built.setCurrentProject(project);
        Xpp3Dom configuration = execution.getConfiguration();
        return new GoalParameters(
                configuration == null ? new Xpp3Dom("configuration") : configuration,
                new PluginParameterExpressionEvaluator(built, execution));
    }

    private CompilerSettings settings(MavenProject project, GoalParameters parameters, List<Path> classPath)
            throws MojoFailureException {
        Path generated = parameters
                .text("generatedSourcesDirectory")
                .map(Path::of)
                .orElse(Path.of(project.getBuild().getDirectory(), "generated-sources", "annotations"));
        List<Path> roots = project.getCompileSourceRoots().stream()
                .map(Path::of)
                .map(Path::normalize)
                .filter(root -> !root.equals(generated.normalize()))
                .toList();
        boolean isModule = roots.stream().anyMatch(root -> Files.exists(root.resolve("module-info.java")));
        return new CompilerSettings(
                roots,
                parameters.texts("includes"),
                parameters.texts("excludes"),
                Reactor.classes(project),
                generated,
                charset(parameters.text("encoding").orElse(null)),
                CompilerOptions.of(parameters, isModule),
                classPath,
                new ProcessorPath(repositories, classPaths.session(reactor, session), project).of(parameters));
    }

    private static Charset charset(@Nullable String name) {
        return name == null || !Charset.isSupported(name) ? Charset.defaultCharset() : Charset.forName(name);
    }
}
