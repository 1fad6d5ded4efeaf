package dev.hotreload.maven.compile;

import dev.hotreload.maven.compile.facts.ClassFactsReader;
import dev.hotreload.maven.message.CompileTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/** Brings classes and resources up to date with what was saved. Used by the compiling thread only. */
final class Updates {

    private final Workspace workspace;
    private final Compilers compilers;
    private final GoalCompiler goals;
    private final OtherCompilers others;
    private final Outputs outputs;
    private final CompileLog log;
    private final CompileTerminal terminal;
    private final BatchChannel channel;
    private final Standing standing;
    private final IntSupplier generation;

    /**
     * @param channel hears what is written
     * @param standing hears why what was saved is not compiled
     * @param generation the number of the generation that runs
     */
    Updates(
            Workspace workspace,
            Compilers compilers,
            GoalCompiler goals,
            OtherCompilers others,
            Outputs outputs,
            CompileLog log,
            CompileTerminal terminal,
            BatchChannel channel,
            Standing standing,
            IntSupplier generation) {
        this.workspace = workspace;
        this.compilers = compilers;
        this.goals = goals;
        this.others = others;
        this.outputs = outputs;
        this.log = log;
        this.terminal = terminal;
        this.channel = channel;
        this.standing = standing;
        this.generation = generation;
    }

    /**
     * Compiles what was saved, and writes it.
     *
     * @param more takes what was saved meanwhile; whether that was anything. Asked before errors are told
     * @return how many files were written
     * @throws IOException if something cannot be read or written
     */
    int compile(InterruptibleCheck more) throws IOException, InterruptedException {
        while (workspace.hasSources()) {
            workspace.markDeleted();
            BatchCommit commit = new BatchCommit(channel, others, outputs);
            Batch batch = new Batch(workspace.modules(), compilers, goals, commit);
            Optional<Duration> detect = CompileLog.since(workspace.dirty());
            long start = System.nanoTime();
            boolean succeeded = batch.compile();
            long compiled = System.nanoTime();
            if (succeeded && batch.drafts().stream().anyMatch(draft -> others.areFaster(draft, reader()))) {
                batch.drafts().forEach(draft -> draft.module().dirty().removeAll(draft.sources()));
                standing.compiled();
                return 0;
            }
            int files = succeeded ? commit.commit(batch.drafts()) : 0;
            Duration write = Duration.ofNanos(System.nanoTime() - compiled);
            log.add(succeeded, batch.compiledSources(), files, detect, Duration.ofNanos(compiled - start), write);
            if (succeeded) {
                standing.compiled();
                terminal.succeeded(batch.diagnostics(), batch.output());
                return files;
            }
            if (!more.check()) {
                standing.failed(batch.diagnostics(), batch.output());
                terminal.failed(batch.diagnostics(), batch.output(), generation.getAsInt());
                return 0;
            }
        }
        return 0;
    }

    /** Compiling failed before there could be errors, and the user is told; not at the end, which interrupts it. */
    void failed(Exception failure) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        standing.failed(String.valueOf(failure));
        terminal.line(CompileTexts.compilingFailed(String.valueOf(failure), generation.getAsInt()));
    }

    /** Has errors told again that were told last. */
    void tellAgain() {
        terminal.forget();
    }

    private ClassFactsReader reader() {
        return new ClassFactsReader(workspace::isClass);
    }

    /** Has the resources plugin do its work where resources were saved. */
    void updateResources() {
        Map<ModuleState, Set<Path>> saved = workspace.takeResources();
        saved.forEach((module, files) -> {
            try {
                Set<String> changed = workspace.resources(module).update(files);
                channel.written(module.build().name(), changed);
                standing.resources(module.build().name(), "");
            } catch (Goals.GoalFailure | IOException e) {
                String reason = String.valueOf(e.getMessage());
                workspace.keepResources(module, files);
                if (standing.resources(module.build().name(), reason)) {
                    terminal.line(CompileTexts.resourcesFailed(module.build().name(), reason));
                }
            }
        });
        if (!saved.isEmpty()) {
            channel.complete();
        }
    }

    /** Forgets sources that somebody else has compiled. */
    void skipCompiled() {
        workspace.modules().forEach(others::skipCompiled);
    }

    /** Something to ask that may wait. */
    interface InterruptibleCheck {
        boolean check() throws InterruptedException;
    }
}
