package dev.hotreload.maven.compile;

import dev.hotreload.maven.compile.settings.ModuleBuild;
import dev.hotreload.maven.compile.settings.ModuleBuildReader;
import dev.hotreload.maven.control.ControlServer;
import dev.hotreload.maven.launch.Companion;
import dev.hotreload.maven.launch.PatchDraft;
import dev.hotreload.maven.message.CommandTexts;
import dev.hotreload.maven.message.CompileTexts;
import dev.hotreload.maven.patch.PatchRequest;
import dev.hotreload.report.GenerationEvent;
import dev.hotreload.report.NotLive;
import dev.hotreload.report.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Compiles what is saved while the application runs.
 *
 * <p>When the application has been started, Maven's thread reads the builds of the modules, and then waits for goals to
 * run. One daemon thread does all the rest: it reads the class files and the sources and waits for saved files. Until
 * there are any it warms the compilers up, when the application has started. So the start waits for nothing of it.
 */
public final class CompileOnSave implements Companion {

    private final ModuleBuildReader builds;
    private final List<MavenProject> projects;
    private final Optional<Duration> poll;
    private final MavenThread mavenThread;
    private final CompileLog log;
    private final CompileTerminal terminal;
    private final Workspace workspace;
    private final Compilers compilers;
    private final GoalCompiler goals;
    private final OtherCompilers others;
    private final BlockingDeque<Event> events = new LinkedBlockingDeque<>();
    private final Standing standing;
    private final FileTime buildBegan;
    private final FileTime pomsRead;
    private final Path directory;
    private final boolean remembers;
    private final boolean warmsUp;
    private volatile int generation;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean closed;
    private volatile @Nullable Thread thread;

    /**
     * Made once for a launch.
     *
     * @param builds reads how a module is compiled
     * @param projects all modules in the order of the reactor
     * @param mode who compiles
     * @param poll the interval of polling; empty: native events
     * @param buildBegan what was saved since may be newer than the class files that the build left
     * @param pomsRead when Maven began to read the poms
     * @param directory errors are told relative to it
     * @param remembers whether to remember the sources of the start
     * @param warmsUp whether to compile for practice while the application rests
     */
    CompileOnSave(
            ModuleBuildReader builds,
            List<MavenProject> projects,
            CompileMode mode,
            Optional<Duration> poll,
            Goals goals,
            MavenThread mavenThread,
            CompileLog log,
            CompileTerminal terminal,
            FileTime buildBegan,
            FileTime pomsRead,
            Path directory,
            boolean remembers,
            boolean warmsUp) {
        this.builds = builds;
        this.projects = List.copyOf(projects);
        this.others = new OtherCompilers(mode == CompileMode.AUTO);
        this.poll = poll;
        this.mavenThread = mavenThread;
        this.log = log;
        this.terminal = terminal;
        this.workspace = new Workspace(goals);
        this.compilers = new Compilers(workspace.modules());
        this.goals = new GoalCompiler(goals);
        this.standing = new Standing(workspace, directory);
        this.buildBegan = buildBegan;
        this.pomsRead = pomsRead;
        this.directory = directory;
        this.remembers = remembers;
        this.warmsUp = warmsUp;
    }

    @Override
    public void begin(ControlServer server, ProcessHandle application) {
        BatchChannel channel = new ControlledBatches(server);
        Thread compiling = new Thread(() -> run(channel, application), "hotreload-compile");
        compiling.setDaemon(true);
        try {
            // Here, because Maven 4 lets only the threads of its goals ask for a module's toolchain.
            workspace.read(projects, builds, terminal);
            thread = compiling;
            compiling.start();
        } catch (RuntimeException e) {
            // The application runs already, and should go on whatever is wrong with us.
            terminal.line(CompileTexts.compilingFailed(String.valueOf(e), generation));
            ended.complete(null);
        }
    }

    @Override
    public void accompany(CompletableFuture<?> end) throws InterruptedException {
        mavenThread.serveUntil(end);
    }

    @Override
    public void generation(GenerationEvent event) {
        if (event.outcome() == Outcome.APPLIED) {
            generation = event.number();
        }
    }

    @Override
    public void awaitSettled(Duration patience) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        events.add(new Event.Asked(answer));
        try {
            answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // It is still at it, or does not work at all; whoever asks must go on.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public CompletableFuture<List<NotLive>> look(boolean again) {
        CompletableFuture<List<NotLive>> answer = new CompletableFuture<>();
        events.add(new Event.Look(again, answer));
        return orEnd(
                answer,
                List.of(new NotLive(
                        NotLive.Why.COMPILE_FAILED, "", "", CommandTexts.notCompiling(), CommandTexts.restart())));
    }

    @Override
    public CompletableFuture<Void> pause() {
        return pause(true);
    }

    @Override
    public CompletableFuture<Void> resume() {
        return pause(false);
    }

    private CompletableFuture<Void> pause(boolean begins) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        events.add(new Event.Pause(begins, answer));
        return CompletableFuture.anyOf(answer, ended).thenAccept(done -> {});
    }

    @Override
    public CompletableFuture<String> differences() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        events.add(new Event.Differences(answer));
        return orEnd(answer, "");
    }

    @Override
    public CompletableFuture<PatchDraft> patch(PatchRequest request, List<Integer> live) {
        CompletableFuture<PatchDraft> answer = new CompletableFuture<>();
        events.add(new Event.Patch(request, live, answer));
        return orEnd(answer, PatchDraft.refused(CommandTexts.notCompiling()));
    }

    /** The answer of the compiling thread; {@code otherwise} if there is no such thread any more. */
    private <T> CompletableFuture<T> orEnd(CompletableFuture<T> answer, T otherwise) {
        return CompletableFuture.anyOf(answer, ended).thenApply(done -> answer.isDone() ? answer.join() : otherwise);
    }

    @Override
    public List<String> notCompiledHere() {
        return workspace.notCompiledHere();
    }

    @Override
    public void close() {
        closed = true;
        Thread compiling = thread;
        if (compiling != null) {
            compiling.interrupt();
        }
    }

    private void run(BatchChannel channel, ProcessHandle application) {
        log.begin();
        try (SourceWatches sources =
                        new SourceWatches(poll, files -> events.add(new Event.Saved(files)), terminal::line);
                OutputWatch outputs = OutputWatch.start(
                        workspace.modules(),
                        poll,
                        (module, changes) -> events.add(new Event.Written(module, changes)),
                        module -> events.add(new Event.Vanished(module)));
                compilers) {
            sources.watch(workspace.directories());
            StartedSources started =
                    remembers ? StartedSources.of(workspace, directory) : StartedSources.none(workspace);
            ApplicationRest rest = new ApplicationRest(application);
            rest.awaitOr(events);
            new IndexReader(workspace.modules(), buildBegan).read();
            WarmUp warmUp = new WarmUp(
                    warmsUp ? workspace.modules() : List.of(),
                    compilers,
                    goals,
                    new BatchCommit(channel, others, outputs),
                    rest.clock());
            RestartHints hints = new RestartHints(builds(), workspace.poms(), pomsRead, terminal::line);
            Updates updates = new Updates(
                    workspace, compilers, goals, others, outputs, log, terminal, channel, standing, () -> generation);
            Inspection inspection = new Inspection(sources, outputs, hints, standing, started);
            Patching patching = new Patching(workspace, compilers, goals, directory);
            new SaveLoop(events, workspace, updates, others, warmUp, inspection, patching, terminal).run();
        } catch (InterruptedException e) {
            // The application has ended, and this thread is all that could care.
        } catch (IOException | RuntimeException e) {
            if (!closed) {
                terminal.line(CompileTexts.compilingFailed(String.valueOf(e), generation));
            }
        } finally {
            ended.complete(null);
        }
    }

    private List<ModuleBuild> builds() {
        return workspace.modules().stream().map(ModuleState::build).toList();
    }
}
