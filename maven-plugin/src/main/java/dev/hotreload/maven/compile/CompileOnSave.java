package dev.hotreload.maven.compile;

import dev.hotreload.control.BatchLines;
import dev.hotreload.control.ControlProtocol;
import dev.hotreload.maven.compile.settings.ModuleBuild;
import dev.hotreload.maven.compile.settings.ModuleBuildReader;
import dev.hotreload.maven.control.ControlServer;
import dev.hotreload.maven.launch.Companion;
import dev.hotreload.maven.message.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Compiles what is saved while the application runs.
 *
 * <p>One daemon thread does everything: it reads the builds of the modules, the class files and the sources, warms the
 * compilers up, and then waits for saved files. So the application's start waits for nothing of it.
 */
public final class CompileOnSave implements Companion {

    /** An editor that saves several files, or a file in two steps, is done by then. */
    private static final long UNTIL_ERRORS_ARE_TOLD_MILLIS = 150;

    private static final long BETWEEN_LOOKS_AT_POMS_MILLIS = 2_000;
    private static final Pattern APPLIED = Pattern.compile("\\{\"number\":(\\d+),.*\"outcome\":\"applied\".*");

    private final ModuleBuildReader builds;
    private final List<MavenProject> projects;
    private final Optional<Duration> poll;
    private final CompileLog log;
    private final CompileTerminal terminal;
    private final Workspace workspace;
    private final Compilers compilers;
    private final GoalCompiler goals;
    private final BlockingQueue<Set<Path>> saved = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "hotreload-compile");
    private volatile int generation;
    private volatile boolean closed;
    private volatile @Nullable ControlServer control;

    /**
     * Made once for a launch.
     *
     * @param builds reads how a module is compiled
     * @param projects all modules in the order of the reactor
     * @param poll the interval of polling; empty: native events
     */
    CompileOnSave(
            ModuleBuildReader builds,
            List<MavenProject> projects,
            Optional<Duration> poll,
            Goals goals,
            CompileLog log,
            CompileTerminal terminal) {
        this.builds = builds;
        this.projects = List.copyOf(projects);
        this.poll = poll;
        this.log = log;
        this.terminal = terminal;
        this.workspace = new Workspace(goals);
        this.compilers = new Compilers(workspace.modules());
        this.goals = new GoalCompiler(goals);
        thread.setDaemon(true);
    }

    @Override
    public void begin(ControlServer server) {
        control = server;
        thread.start();
    }

    @Override
    public void event(String json) {
        Matcher applied = APPLIED.matcher(json);
        if (applied.matches()) {
            generation = Integer.parseInt(applied.group(1));
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        log.begin();
        workspace.read(projects, builds, terminal);
        SourceWatch watch = SourceWatch.start(workspace.directories(), poll, saved::add, terminal::line);
        try (compilers) {
            new IndexReader(workspace.modules()).read();
            new WarmUp(workspace.modules(), compilers).run(() -> closed || !saved.isEmpty() || workspace.hasSources());
            waitForSaves(hints());
        } catch (InterruptedException e) {
            // The application has ended, and this thread is all that could care.
        } catch (IOException | RuntimeException e) {
            if (!closed) {
                terminal.line(Messages.compilingFailed(String.valueOf(e), generation));
            }
        } finally {
            watch.close();
        }
    }

    private RestartHints hints() {
        List<ModuleBuild> all =
                workspace.modules().stream().map(ModuleState::build).toList();
        return new RestartHints(all, workspace.poms(), terminal::line);
    }

    private void waitForSaves(RestartHints hints) throws InterruptedException {
        if (workspace.hasSources()) {
            // Saved before anybody watched.
            update();
        }
        while (!closed) {
            Set<Path> files = saved.poll(BETWEEN_LOOKS_AT_POMS_MILLIS, TimeUnit.MILLISECONDS);
            if (files == null) {
                hints.look();
            } else {
                workspace.saved(files);
                update();
            }
        }
    }

    private void update() throws InterruptedException {
        try {
            compile();
            workspace.takeResources().forEach(this::updateResources);
        } catch (IOException | RuntimeException e) {
            terminal.line(Messages.compilingFailed(String.valueOf(e), generation));
        }
    }

    private void compile() throws IOException, InterruptedException {
        takeAll(0);
        while (workspace.hasSources()) {
            BatchCommit commit = new BatchCommit(this::send);
            Batch batch = new Batch(workspace.modules(), compilers, goals, commit);
            Optional<Duration> detect = CompileLog.since(workspace.dirty());
            long start = System.nanoTime();
            boolean succeeded = batch.compile();
            long compiled = System.nanoTime();
            int files = succeeded ? commit.commit(batch.drafts()) : 0;
            long written = System.nanoTime();
            log.add(
                    succeeded,
                    batch.compiledSources(),
                    files,
                    detect,
                    Duration.ofNanos(compiled - start),
                    Duration.ofNanos(written - compiled));
            if (succeeded) {
                terminal.succeeded(batch.diagnostics(), batch.output());
                return;
            }
            if (!takeAll(UNTIL_ERRORS_ARE_TOLD_MILLIS)) {
                terminal.failed(batch.diagnostics(), batch.output(), generation);
                return;
            }
        }
    }

    private void updateResources(ModuleState module, Set<Path> files) {
        try {
            Set<String> changed = workspace.resources(module).update(files);
            send(BatchLines.written(module.build().name(), changed));
            send(ControlProtocol.COMPLETE);
        } catch (Goals.GoalFailure | IOException e) {
            terminal.line(Messages.resourcesFailed(module.build().name(), String.valueOf(e.getMessage())));
        }
    }

    private void send(String line) {
        ControlServer current = control;
        if (current != null) {
            current.send(line);
        }
    }

    /** Takes all that was saved meanwhile; whether that was anything. */
    private boolean takeAll(long millis) throws InterruptedException {
        Set<Path> files = new HashSet<>();
        Set<Path> next = saved.poll(millis, TimeUnit.MILLISECONDS);
        while (next != null) {
            files.addAll(next);
            next = saved.poll();
        }
        workspace.saved(files);
        return !files.isEmpty();
    }
}
