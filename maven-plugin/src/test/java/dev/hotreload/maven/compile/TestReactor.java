package dev.hotreload.maven.compile;

import dev.hotreload.maven.compile.settings.CompilerSettings;
import dev.hotreload.maven.compile.settings.ModuleBuild;
import dev.hotreload.rest.Rest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.apache.maven.model.Build;
import org.apache.maven.project.MavenProject;

/** Modules on disk, each depending on all before it, that are compiled as {@link CompileOnSave} would. */
final class TestReactor implements AutoCloseable {

    private final Path directory;
    private final List<ModuleState> modules = new ArrayList<>();
    private final Compilers compilers = new Compilers(modules);
    private final List<String> written = new ArrayList<>();
    private Set<String> compiled = Set.of();
    private List<Diagnostic<? extends JavaFileObject>> diagnostics = List.of();

    TestReactor(Path directory, String... modules) {
        this(directory, List.of("-g", "--release", "17"), modules);
    }

    TestReactor(Path directory, List<String> options, String... modules) {
        this(directory, options, List.of(), modules);
    }

    TestReactor(Path directory, List<String> options, List<Path> processorPath, String... modules) {
        this.directory = directory;
        List<Path> classPath = new ArrayList<>();
        for (String name : modules) {
            Path home = directory.resolve(name);
            MavenProject project = new MavenProject();
            project.setArtifactId(name);
            project.getModel().setBuild(new Build());
            project.getBuild().setDirectory(home.resolve("target").toString());
            project.getBuild().setOutputDirectory(home.resolve("target/classes").toString());
            CompilerSettings settings = new CompilerSettings(
                    List.of(home.resolve("src")),
                    List.of(),
                    List.of(),
                    home.resolve("target/classes"),
                    home.resolve("target/generated-sources/annotations"),
                    StandardCharsets.UTF_8,
                    options,
                    classPath,
                    processorPath);
            ModuleBuild build =
                    new ModuleBuild(project, name, Optional.of(settings), "", List.of(), List.of(), classPath);
            this.modules.add(new ModuleState(build, SourceFiles.of(settings)));
            classPath.add(build.classes());
        }
    }

    /** Saves a source: {@code core/p/A.java}. */
    TestReactor save(String path, String text) throws IOException {
        Path file = source(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        ModuleState module = module(path);
        module.sources().add(file);
        module.dirty().add(file);
        return this;
    }

    TestReactor delete(String path) throws IOException {
        Path file = source(path);
        Files.delete(file);
        ModuleState module = module(path);
        module.sources().remove(file);
        module.dirty().add(file);
        return this;
    }

    /** Compiles what was saved, and tells of it. */
    void compile(CompileTerminal terminal, int generation) throws IOException {
        if (compile()) {
            terminal.succeeded(diagnostics, "");
        } else {
            terminal.failed(diagnostics, "", generation);
        }
    }

    /** Compiles what was saved; whether there was no error. */
    boolean compile() throws IOException {
        written.clear();
        BatchCommit commit = new BatchCommit(new Heard(), new OtherCompilers(true), new Unwatched());
        Batch batch = new Batch(modules, compilers, new GoalCompiler(goals()), commit);
        boolean succeeded = batch.compile();
        Set<String> sources = new TreeSet<>();
        for (ModuleDraft draft : batch.drafts()) {
            draft.sources().forEach(file -> sources.add(name(file)));
        }
        compiled = sources;
        diagnostics = batch.diagnostics();
        if (succeeded) {
            commit.commit(batch.drafts());
        }
        return succeeded;
    }

    /** Does with a source what is done before the first save. */
    void rehearse(String path) throws IOException {
        written.clear();
        BatchCommit commit = new BatchCommit(new Heard(), new OtherCompilers(true), new Unwatched());
        Path file = source(path);
        module(path).dirty().add(file);
        Batch batch = new Batch(List.of(module(path)), compilers, new GoalCompiler(goals()), commit);
        if (!batch.compile()) {
            throw new IllegalStateException(path + " has errors");
        }
        commit.rehearse(batch.drafts());
        module(path).dirty().remove(file);
    }

    /** All that is done before the first save, for an application that rests. */
    void warmUp() throws IOException {
        written.clear();
        AtomicLong now = new AtomicLong();
        WarmUp warmUp = new WarmUp(
                modules,
                compilers,
                new GoalCompiler(goals()),
                new BatchCommit(new Heard(), new OtherCompilers(true), new Unwatched()),
                new Rest(() -> Optional.of(Duration.ZERO), share -> 1, () -> now.addAndGet(Rest.INTERVAL.toNanos())));
        while (!warmUp.isOver()) {
            warmUp.step();
        }
    }

    @SuppressWarnings("deprecation") // There is no other way to a session without Maven's container.
    private static Goals goals() {
        // No module of these is compiled by goals.
        return new Goals(
                new org.apache.maven.plugin.DefaultBuildPluginManager(),
                new org.apache.maven.execution.MavenSession(
                        null,
                        new org.eclipse.aether.DefaultRepositorySystemSession(),
                        new org.apache.maven.execution.DefaultMavenExecutionRequest(),
                        new org.apache.maven.execution.DefaultMavenExecutionResult()),
                new MavenThread());
    }

    /** Writes down what the application's JVM would hear. */
    private final class Heard implements BatchChannel {
        @Override
        public void writing() {
            written.add("writing");
        }

        @Override
        public void written(String module, Collection<String> paths) {
            written.add("written " + module + " " + paths);
        }

        @Override
        public void complete() {
            written.add("complete");
        }
    }

    /** Nobody watches the class files of these modules. */
    private static final class Unwatched implements Outputs {
        @Override
        public void hold() {}

        @Override
        public void goOn() {}
    }

    /** Forgets everything and reads the class files, as at the start of the goal. */
    TestReactor restart() throws IOException {
        return restart(FileTime.fromMillis(Long.MAX_VALUE));
    }

    /** The same after a build that began then. */
    TestReactor restart(FileTime buildBegan) throws IOException {
        List<ModuleState> fresh = modules.stream()
                .map(module -> new ModuleState(
                        module.build(), SourceFiles.of(module.build().compiler().orElseThrow())))
                .toList();
        compilers.close();
        modules.clear();
        modules.addAll(fresh);
        new IndexReader(modules, buildBegan).read();
        return this;
    }

    /** The sources that the last call of {@link #compile} compiled or found deleted: {@code core/p/A.java}. */
    Set<String> compiled() {
        return compiled;
    }

    /** The lines that the last successful batch sent to the application's JVM. */
    List<String> written() {
        return written;
    }

    boolean hasClass(String path) {
        return Files.exists(
                classes(path.substring(0, path.indexOf('/'))).resolve(path.substring(path.indexOf('/') + 1)));
    }

    Path classes(String module) {
        return directory.resolve(module).resolve("target/classes");
    }

    Map<String, ModuleState> states() {
        Map<String, ModuleState> states = new java.util.LinkedHashMap<>();
        modules.forEach(module -> states.put(module.build().name(), module));
        return states;
    }

    private ModuleState module(String path) {
        return java.util.Objects.requireNonNull(states().get(path.substring(0, path.indexOf('/'))));
    }

    private Path source(String path) {
        int slash = path.indexOf('/');
        return directory.resolve(path.substring(0, slash)).resolve("src").resolve(path.substring(slash + 1));
    }

    private String name(Path file) {
        return directory.relativize(file).toString().replace('\\', '/').replace("/src/", "/");
    }

    @Override
    public void close() throws IOException {
        compilers.close();
    }
}
