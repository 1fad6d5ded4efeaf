package dev.hotreload.maven.compile;

import dev.hotreload.maven.compile.settings.ModuleBuild;
import dev.hotreload.maven.compile.settings.ModuleBuildReader;
import dev.hotreload.maven.control.ControlServer;
import dev.hotreload.maven.launch.Companion;
import dev.hotreload.maven.message.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;
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

    private static final Pattern APPLIED = Pattern.compile("\\{\"number\":(\\d+),.*\"outcome\":\"applied\".*");

    private final ModuleBuildReader builds;
    private final List<MavenProject> projects;
    private final Optional<Duration> poll;
    private final CompileTerminal terminal;
    private final BlockingQueue<Set<Path>> saved = new LinkedBlockingQueue<>();
    private final List<ModuleState> modules = new ArrayList<>();
    private final Compilers compilers = new Compilers(modules);
    private final Thread thread = new Thread(this::run, "hotreload-compile");
    private volatile int generation;
    private volatile boolean closed;
    private @Nullable ControlServer control;

    /**
     * Made once for a launch.
     *
     * @param builds reads how a module is compiled
     * @param projects all modules in the order of the reactor
     * @param poll the interval of polling; empty: native events
     */
    CompileOnSave(
            ModuleBuildReader builds, List<MavenProject> projects, Optional<Duration> poll, CompileTerminal terminal) {
        this.builds = builds;
        this.projects = List.copyOf(projects);
        this.poll = poll;
        this.terminal = terminal;
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
        readBuilds();
        Set<Path> roots = new LinkedHashSet<>();
        modules.forEach(module -> roots.addAll(module.build().sourceRoots()));
        SourceWatch watch = SourceWatch.start(roots, poll, saved::add, terminal::line);
        try (compilers) {
            new IndexReader(modules).read();
            while (!closed) {
                take(saved.take());
                compile();
            }
        } catch (IOException e) {
            if (!closed) {
                terminal.line(Messages.compilingFailed(String.valueOf(e.getMessage()), generation));
            }
        } catch (InterruptedException e) {
            // The application has ended, and this thread is all that could care.
        } finally {
            watch.close();
        }
    }

    private void readBuilds() {
        for (MavenProject project : projects) {
            if (project.getPackaging().equals("pom")) {
                continue;
            }
            try {
                ModuleBuild build = builds.read(project);
                if (build.compiler().isPresent()) {
                    modules.add(new ModuleState(
                            build, new SourceFiles(build.compiler().get())));
                }
            } catch (MojoFailureException e) {
                terminal.line(Messages.notCompiled(project.getArtifactId(), String.valueOf(e.getMessage())));
            }
        }
    }

    private void take(Set<Path> files) {
        for (Path file : files) {
            for (ModuleState module : modules) {
                boolean isSource = java.nio.file.Files.exists(file)
                        ? module.sources().add(file)
                        : module.sources().remove(file);
                if (isSource) {
                    module.dirty().add(file);
                }
            }
        }
    }

    private void compile() throws InterruptedException {
        while (!closed) {
            Batch batch = new Batch(modules, compilers);
            try {
                takeAll(0);
                if (batch.compile()) {
                    new BatchCommit(Objects.requireNonNull(control)::send).commit(batch.drafts());
                    terminal.succeeded(batch.diagnostics(), batch.output());
                    return;
                }
                if (!takeAll(UNTIL_ERRORS_ARE_TOLD_MILLIS)) {
                    terminal.failed(batch.diagnostics(), batch.output(), generation);
                    return;
                }
            } catch (IOException | RuntimeException e) {
                terminal.line(Messages.compilingFailed(String.valueOf(e), generation));
                return;
            }
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
        take(files);
        return !files.isEmpty();
    }
}
