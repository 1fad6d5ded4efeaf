package dev.hotreload.maven.compile;

import dev.hotreload.maven.compile.settings.ModuleBuildReader;
import dev.hotreload.maven.control.ControlServer;
import dev.hotreload.maven.launch.Companion;
import dev.hotreload.maven.launch.LaunchParameters;
import dev.hotreload.maven.launch.PatchDraft;
import dev.hotreload.maven.launch.StandardError;
import dev.hotreload.maven.message.CompileTexts;
import dev.hotreload.maven.message.PatchTexts;
import dev.hotreload.maven.patch.PatchRequest;
import dev.hotreload.maven.reactor.ClassPaths;
import dev.hotreload.maven.reactor.ProjectJdk;
import dev.hotreload.maven.reactor.Reactor;
import dev.hotreload.report.GenerationEvent;
import dev.hotreload.report.NotLive;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.inject.Inject;
import javax.tools.ToolProvider;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/** Makes {@link CompileOnSave} from Maven's own components. */
public final class CompileServices {

    private final LifecycleExecutor lifecycle;
    private final BuildPluginManager plugins;
    private final RepositorySystem repositories;
    private final ClassPaths classPaths;
    private final ProjectJdk jdks;

    /** Called by Maven's container. */
    @Inject
    public CompileServices(
            LifecycleExecutor lifecycle,
            BuildPluginManager plugins,
            RepositorySystem repositories,
            ProjectDependenciesResolver resolver,
            ToolchainManager toolchains) {
        this.lifecycle = lifecycle;
        this.plugins = plugins;
        this.repositories = repositories;
        this.classPaths = new ClassPaths(resolver);
        this.jdks = new ProjectJdk(toolchains);
    }

    /** What resolves the class paths that modules are compiled with. */
    public ClassPaths classPaths() {
        return classPaths;
    }

    /**
     * What compiles beside the application.
     *
     * @param mode who compiles
     * @param session the session of the user's command
     */
    public Companion companion(CompileMode mode, Reactor reactor, MavenSession session, LaunchParameters parameters) {
        if (mode == CompileMode.FALSE) {
            return new Nothing(reactor);
        }
        Path directory = Path.of("").toAbsolutePath();
        CompileTerminal terminal = new CompileTerminal(StandardError.stream(), parameters.isColoured(), directory);
        if (ToolProvider.getSystemJavaCompiler() == null) {
            terminal.line(CompileTexts.noCompiler());
            return new Nothing(reactor);
        }
        CompileLog log = new CompileLog(parameters.events().resolveSibling("compile.jsonl"));
        ModuleBuildReader builds = new ModuleBuildReader(lifecycle, repositories, classPaths, jdks, reactor, session);
        MavenThread mavenThread = new MavenThread();
        return new CompileOnSave(
                builds,
                reactor.projects(),
                mode,
                parameters.poll(),
                new Goals(plugins, reactor.session(), mavenThread),
                mavenThread,
                log,
                terminal,
                FileTime.from(session.getRequest().getStartTime().toInstant()),
                reactor.began(),
                directory,
                parameters.hasKeys(),
                parameters.warmsUp());
    }

    /** Leaves compiling to others. */
    private static final class Nothing implements Companion {

        private final List<String> modules;

        Nothing(Reactor reactor) {
            modules = reactor.projects().stream()
                    .filter(project -> !project.getPackaging().equals("pom"))
                    .map(reactor::name)
                    .toList();
        }

        @Override
        public CompletableFuture<List<NotLive>> look(boolean again) {
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public CompletableFuture<Void> pause() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> resume() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<String> differences() {
            return CompletableFuture.completedFuture("");
        }

        @Override
        public CompletableFuture<PatchDraft> patch(PatchRequest request, List<Integer> live) {
            return CompletableFuture.completedFuture(PatchDraft.refused(PatchTexts.notCompiling()));
        }

        @Override
        public List<String> notCompiledHere() {
            return modules;
        }

        @Override
        public void awaitSettled(Duration patience) {
            // There is never anything to wait for.
        }

        @Override
        public void begin(ControlServer control, ProcessHandle application) {}

        @Override
        public void accompany(CompletableFuture<?> end) {}

        @Override
        public void generation(GenerationEvent event) {}

        @Override
        public void close() {}
    }
}
